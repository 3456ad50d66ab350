import type { Attachment } from 'svelte/attachments';

/**
 * Sends what is picked to an action of the page at every change, so that a link that breaks loses nothing. One after
 * the other: what was picked last arrives last. What could not be sent is sent again when asked.
 */
export class SavedPicks {
	readonly #action: string;
	readonly #told: (cut: boolean) => void;
	/** What was picked last, until it has arrived. */
	#unsent: FormData | undefined;
	#sending: Promise<boolean> = Promise.resolve(true);
	#save: () => void = () => undefined;

	/**
	 * @param action of the page with the form
	 * @param told whether the link was cut at the last attempt
	 */
	constructor(action: string, told: (cut: boolean) => void) {
		this.#action = action;
		this.#told = told;
	}

	readonly attach: Attachment<HTMLFormElement> = (form) => {
		const address = new URL(this.#action, location.href);
		const save = () => {
			this.#unsent = new FormData(form);
			this.#unsent.set('client_at', new Date().toISOString());
			this.#sending = this.#sending.then(() => this.#send(address));
		};
		this.#save = save;
		form.addEventListener('change', save);
		return () => form.removeEventListener('change', save);
	};

	/** Sends what stands in the form now, and gives whether it has arrived. */
	saveNow(): Promise<boolean> {
		this.#save();
		return this.#sending;
	}

	/** What stands in the form has arrived another way. */
	arrived(): void {
		this.#unsent = undefined;
		this.#told(false);
	}

	async #send(address: URL): Promise<boolean> {
		const body = this.#unsent;
		if (!body) return true;
		const sent = await arrives(address, body);
		if (sent && this.#unsent === body) this.#unsent = undefined;
		this.#told(!sent);
		return sent;
	}
}

/** Whether the server has answered, whatever it says. */
async function arrives(address: URL, body: FormData): Promise<boolean> {
	const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	const answer = await fetch(address, { method: 'POST', headers, body, keepalive: true }).catch(() => null);
	return answer !== null && answer.status < 500;
}
