import * as v from 'valibot';
import { countWords } from '#lib/i18n/count-words.ts';
import { latinDigits } from '#lib/i18n/fold-text.ts';
import type { Answer } from '#lib/trial/index.ts';
import type { SeatCommand, Submission } from './submit-command.ts';
import type { SentForm } from './typed-in.ts';

/** The longest text a `write` decision takes, in characters. */
export const textLimit = 20_000;

const id = v.pipe(v.string(), v.maxLength(80));
/** What a form carries so that it counts once, however often it is sent. */
export const commandKey = v.pipe(v.string(), v.minLength(8), v.maxLength(80));

const formSchema = v.object({
	command: v.picklist(['decide', 'ask', 'finish-asking', 'raise', 'pass']),
	key: commandKey,
	scene: id,
	decision: v.optional(id, ''),
	question: v.optional(id, ''),
	incident: v.optional(id, '')
});

/**
 * The command that a form of the play page sends; `answer-invalid` when the answer is incomplete (a person's doing),
 * `malformed` when the form is not one of ours.
 */
export function readSubmission(form: SentForm): Submission | 'answer-invalid' | 'malformed' {
	const fields = v.safeParse(formSchema, Object.fromEntries(form));
	if (!fields.success) return form.get('command') === 'ask' && !form.get('question') ? 'answer-invalid' : 'malformed';
	const { command, key, scene, decision, question, incident } = fields.output;
	const submit = (seatCommand: SeatCommand): Submission => ({ command: seatCommand, key });
	if (command === 'ask') return question ? submit({ type: 'ask', scene, decision, question }) : 'answer-invalid';
	if (command === 'finish-asking') return submit({ type: 'finish-asking', scene, decision });
	if (command === 'raise') return submit({ type: 'raise', scene, incident });
	if (command === 'pass') return submit({ type: 'pass', scene });
	const answer = readAnswer(form);
	if (!answer) return 'answer-invalid';
	const text = answer.kind === 'write' && !answer.spoken ? { text: textOf(form, 'text') } : {};
	return { ...submit({ type: 'decide', scene, decision, answer, cites: textsOf(form, 'cite') }), ...text };
}

const textOf = (form: SentForm, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

const textsOf = (form: SentForm, name: string): string[] =>
	form.getAll(name).filter((value) => typeof value === 'string');

function readAnswer(form: SentForm): Answer | undefined {
	switch (form.get('kind')) {
		case 'choose':
			return textOf(form, 'choice') ? { kind: 'choose', choice: textOf(form, 'choice') } : undefined;
		case 'select':
			return { kind: 'select', options: textsOf(form, 'option') };
		case 'ruling':
			return readRuling(form);
		case 'order':
			return readOrder(form);
		case 'quantify':
			return readAmount(textOf(form, 'amount'));
		case 'write':
			return form.get('spoken') === '1' ? { kind: 'write', words: 0, spoken: true } : readWritten(textOf(form, 'text'));
		default:
			return undefined;
	}
}

function readRuling(form: SentForm): Answer | undefined {
	const ruling = v.safeParse(v.picklist(['grant', 'refuse', 'join']), form.get('ruling'));
	const ground = textOf(form, 'ground');
	return ruling.success && ground ? { kind: 'ruling', ruling: ruling.output, ground } : undefined;
}

/** Each step comes with its place; every place from 1 on must be taken once. */
function readOrder(form: SentForm): Answer | undefined {
	const placed = [...form].flatMap(([name, value]) =>
		name.startsWith('step:') && typeof value === 'string' ? [{ step: name.slice(5), place: Number(value) }] : []
	);
	const ordered = placed.toSorted((a, b) => a.place - b.place);
	const complete = ordered.length > 0 && ordered.every(({ place }, index) => place === index + 1);
	return complete ? { kind: 'order', steps: ordered.map(({ step }) => step) } : undefined;
}

/** A whole number, however its thousands are spaced and in whichever digits it was typed. */
function readAmount(typed: string): Answer | undefined {
	const digits = latinDigits(typed).replace(/[\s\u00a0\u202f.,٬_]/g, '');
	return /^\d{1,9}$/.test(digits) ? { kind: 'quantify', amount: Number(digits) } : undefined;
}

function readWritten(text: string): Answer | undefined {
	if (text.length > textLimit) return undefined;
	return { kind: 'write', words: countWords(text) };
}
