import type { SubmitFunction } from '@sveltejs/kit';
import { isCut } from './is-cut.ts';

/** Sends a form as any other; where the link is cut, leaves it as it stands, to be sent again with the same button. */
export class SentWhenBack {
	/** It was sent and has not arrived. */
	cut = $state(false);
	readonly #arrived: () => void;
	#again: () => void = () => undefined;

	constructor(arrived: () => void = () => undefined) {
		this.#arrived = arrived;
	}

	readonly send: SubmitFunction =
		({ formElement, submitter }) =>
		async ({ result, update }) => {
			this.cut = isCut(result);
			this.#again = () => formElement.requestSubmit(submitter);
			if (this.cut) return;
			this.#arrived();
			await update();
		};

	readonly again = (): void => this.#again();
}
