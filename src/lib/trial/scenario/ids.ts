/** The roles a trial may have, in the order in which a room lists them. */
export const roleIds = [
	'judge',
	'prosecutor',
	'social-worker',
	'defence',
	'civil-party',
	'police',
	'expert',
	'clerk',
	'interpreter',
	'victim',
	'accused',
	'witness',
	'observer'
] as const;

export type RoleId = (typeof roleIds)[number];

/** The phases of a case: before the hearing, then the ordered phases of the Moroccan criminal hearing. */
export const phaseIds = [
	'detection',
	'identification',
	'referral',
	'inquiry',
	'charging',
	'opening',
	'identity',
	'roll-call',
	'publicity',
	'preliminary-pleas',
	'interrogation',
	'questions',
	'victim',
	'witnesses',
	'protected-witness',
	'exhibits',
	'experts',
	'further-evidence',
	'civil-claim',
	'submissions',
	'defence',
	'reply',
	'last-word',
	'deliberation',
	'judgment',
	'civil-judgment',
	'appeal-notice'
] as const;

export type PhaseId = (typeof phaseIds)[number];

export const placeIds = ['court', 'office', 'shelter', 'station'] as const;
export type PlaceId = (typeof placeIds)[number];

/** The languages a scenario may be written in; the same list as the pages', kept here so that this room stays pure. */
export const scenarioLanguages = ['fr', 'ar', 'en'] as const;
export type ScenarioLanguage = (typeof scenarioLanguages)[number];

export const isRoleId = (value: unknown): value is RoleId => roleIds.some((id) => id === value);
