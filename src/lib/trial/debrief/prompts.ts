import type { Debrief } from './debrief-types.ts';
import { gatesRaised } from './debrief.ts';
import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { ownTaken } from './score.ts';
import { decisionProse } from '../view/taken-labels.ts';
import type { TrialState } from '../room/trial-state.ts';
import { wording } from '../scenario/wording.ts';

/** What a debrief asks its player to write down for themselves, step by step. */
export type NotePromptKind = 'reactions' | 'description' | 'gate' | 'decision' | 'application' | 'commitment';

/** One of these questions. Its id says what it is about, and stays. */
export interface NotePrompt {
	readonly id: string;
	readonly kind: NotePromptKind;
	/** The grave error or the decision that it is about. */
	readonly about: string | null;
}

const whole = ['reactions', 'description', 'application', 'commitment'] as const;

/** The questions of a debrief in their order: reactions, description, analysis, application, and what to do tomorrow. */
export function notePrompts({ gates, prompts }: Debrief): NotePrompt[] {
	const plain = (kind: NotePromptKind): NotePrompt => ({ id: kind, kind, about: null });
	const analysis = prompts.map((prompt): NotePrompt => {
		if (prompt.kind === 'costliest')
			return { id: `decision:${prompt.decision}`, kind: 'decision', about: prompt.title };
		const gate = gates.find(({ id }) => id === prompt.gate);
		return { id: `gate:${prompt.gate}`, kind: 'gate', about: gate?.title ?? null };
	});
	return [plain('reactions'), plain('description'), ...analysis, plain('application'), plain('commitment')];
}

/** Whether a debrief of this play may ask this: of an error that was made, of a decision that was taken. */
export function isNotePrompt(state: TrialState, id: string, role: RoleId | undefined = state.opened?.role): boolean {
	if (whole.some((kind) => kind === id)) return true;
	return (
		gatesRaised(state).some(({ gate }) => id === `gate:${gate}`) ||
		ownTaken(state, role).some(({ decision }) => id === `decision:${decision}`)
	);
}

/** The question that an id stands for, read from the scenario alone; null for what is none. */
export function readNotePrompt(scenario: Scenario, id: string, language: ScenarioLanguage): NotePrompt | null {
	const kind = whole.find((one) => one === id);
	if (kind) return { id, kind, about: null };
	const [about, subject = ''] = id.split(':');
	if (about === 'gate')
		return { id, kind: 'gate', about: wording(scenario, language, `gate.${subject}`, 'title', scenario.index.start) };
	const decision = about === 'decision' ? scenario.index.decisions.get(subject)?.decision : undefined;
	if (!decision) return null;
	const title = decisionProse(scenario, language, decision, scenario.index.start)(null, 'title');
	return { id, kind: 'decision', about: title };
}
