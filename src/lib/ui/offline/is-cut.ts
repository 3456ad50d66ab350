/** What came of sending a form, as far as it is looked at here. */
export interface Outcome {
	readonly type: string;
	readonly status?: number | undefined;
}

/** Whether a form did not arrive: no answer of the server's came back, whatever it says. */
export const isCut = ({ type, status }: Outcome): boolean => type === 'error' && status === undefined;

/** Whether nothing came back that tells what became of a form: the link was cut, or the server had a fault. */
export const isUnanswered = (outcome: Outcome): boolean =>
	isCut(outcome) || (outcome.type === 'error' && (outcome.status ?? 0) >= 500);
