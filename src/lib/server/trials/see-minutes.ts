import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import { minutes, presentScenario, view, type MinuteLine, type View } from '#lib/trial/index.ts';
import { readEndedTrial } from './read-ended-trial.ts';
import type { TrialsApp } from './trials-app.ts';

/** The minutes of the recorded play of a trial, with what stands at their head and at their end. */
export interface SeenMinutes {
	readonly case: { readonly id: string; readonly version: string; readonly title: string };
	readonly role: string;
	readonly openedAt: string;
	readonly lines: readonly MinuteLine[];
	/** The exhibits produced in the hearing. */
	readonly exhibits: readonly string[];
	readonly verdict: View['ending'];
}

/** The minutes, to those who may read the debrief; `not-ended` while no play has, undefined for whom there is no trial. */
export async function seeMinutes(
	app: TrialsApp,
	person: Person,
	trialId: string,
	language: Language
): Promise<SeenMinutes | 'not-ended' | undefined> {
	const readable = await readEndedTrial(app, person, trialId);
	if (!readable || readable === 'not-ended') return readable;
	const { standing, recorded } = readable;
	const { scenario, trial } = standing;
	const { title, roles } = presentScenario(scenario, language);
	const seen = view(scenario, recorded.state, 'public', language);
	const role = recorded.state.opened?.role ?? '';
	return {
		case: { id: trial.scenario_id, version: scenario.structure.version, title },
		role: roles.find(({ id }) => id === role)?.name ?? role,
		openedAt: trial.at,
		lines: minutes(scenario, recorded.state, language),
		exhibits: seen.exhibits.map(({ label }) => label),
		verdict: seen.ending
	};
}
