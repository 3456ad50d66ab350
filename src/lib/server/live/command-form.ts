import type { RefusalCode } from '#lib/trial/index.ts';
import { readSubmission } from '../trials/read-command.ts';
import { typedIn, type SentForm } from '../trials/typed-in.ts';
import { act, type LiveApp } from './act.ts';
import type { Here } from './member-here.ts';

type Typed = Record<string, string[]>;

/** What came of the form of a command. */
export type CommandAnswer =
	| { readonly kind: 'taken' }
	| { readonly kind: 'absent' }
	/** It cannot be taken back: it is asked again. */
	| { readonly kind: 'confirm'; readonly data: { readonly confirm: Typed } }
	| { readonly kind: 'refused'; readonly status: 400 | 409; readonly data: Refused };

interface Refused {
	readonly problem: RefusalCode | 'trial/malformed' | 'trial/answer-invalid';
	/** The decision that it was about, and what was typed, for the page to show it again. */
	readonly decision: string;
	readonly typed?: Typed;
}

/** Takes the command that a form of the room's page sends. */
export async function takeCommandForm(
	app: LiveApp,
	here: Here,
	trialId: string,
	form: SentForm
): Promise<CommandAnswer> {
	const typed = typedIn(form);
	const decision = typed['decision']?.[0] ?? '';
	const submission = readSubmission(form);
	if (submission === 'malformed') return refused(400, { problem: 'trial/malformed', decision: '' });
	if (submission === 'answer-invalid') return refused(400, { problem: 'trial/answer-invalid', decision, typed });
	if (form.get('final') === '1' && form.get('confirmed') !== '1') return { kind: 'confirm', data: { confirm: typed } };
	const taken = await act(app, here, trialId, submission);
	if (!('refusal' in taken)) return { kind: 'taken' };
	return taken.refusal === 'trial/not-found'
		? { kind: 'absent' }
		: refused(409, { problem: taken.refusal, decision, typed });
}

const refused = (status: 400 | 409, data: Refused): CommandAnswer => ({ kind: 'refused', status, data });
