import { m } from '#lib/i18n/messages.ts';

const names: Readonly<Record<string, () => string>> = {
	trainee: m.people_capability_trainee,
	trainer: m.people_capability_trainer,
	certifier: m.people_capability_certifier,
	administrator: m.people_capability_administrator
};

/** A capability's name in the page's language. */
export const capabilityName = (capability: string): string => names[capability]?.() ?? capability;
