import { formText } from '../form-text.ts';

/** What a form says of a text: the event that holds it, or -1 for none, and the points ticked. */
export function pointsTicked(form: FormData): { seq: number; ticks: string[] } {
	const ticks = form.getAll('point').filter((point) => typeof point === 'string');
	return { seq: eventNumber(formText(form, 'event')), ticks };
}

/** The number of an event as an address or a form says it; -1 for anything else. */
export const eventNumber = (said: string): number => (/^\d{1,9}$/.test(said) ? Number(said) : -1);
