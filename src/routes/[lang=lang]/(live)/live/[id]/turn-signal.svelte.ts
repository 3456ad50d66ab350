const kept = 'live-signal';

/** Whether whoever reads wants to be called when it is their turn; yes until they say no, also where nothing can be kept. */
function wanted(): boolean {
	try {
		return localStorage.getItem(kept) !== 'off';
	} catch {
		return true;
	}
}

/**
 * Calls by a vibration and a short sound. Browsers allow neither before somebody has touched the page: until then, and where
 * a device can do neither, nothing happens.
 */
export class TurnSignal {
	on = $state(false);
	#audio: AudioContext | undefined;

	constructor() {
		$effect(() => {
			this.on = wanted();
			const touched = () => this.#allow();
			addEventListener('pointerdown', touched, { once: true });
			addEventListener('keydown', touched, { once: true });
			return () => {
				removeEventListener('pointerdown', touched);
				removeEventListener('keydown', touched);
				void this.#audio?.close().catch(() => undefined);
			};
		});
	}

	toggle(): void {
		this.on = !this.on;
		try {
			localStorage.setItem(kept, this.on ? 'on' : 'off');
		} catch {
			// It holds until the page is left.
		}
		if (this.on) this.call();
	}

	call(): void {
		if (!this.on || !this.#audio) return;
		if ('vibrate' in navigator) navigator.vibrate(200);
		sound(this.#audio);
	}

	#allow(): void {
		try {
			this.#audio ??= new AudioContext();
		} catch {
			this.#audio = undefined;
		}
	}
}

/** Two short notes, the second higher. */
function sound(audio: AudioContext): void {
	const start = audio.currentTime;
	for (const [index, frequency] of [587, 880].entries()) {
		const [note, gain] = [audio.createOscillator(), audio.createGain()];
		const from = start + index * 0.16;
		note.frequency.value = frequency;
		gain.gain.setValueAtTime(0.12, from);
		gain.gain.exponentialRampToValueAtTime(0.001, from + 0.15);
		note.connect(gain).connect(audio.destination);
		note.start(from);
		note.stop(from + 0.16);
	}
}

/** Keeps the screen lit while the page is looked at; where that is not allowed it goes dark as it always does. */
export function stayAwake(): () => void {
	let lock: WakeLockSentinel | undefined;
	const ask = async (): Promise<void> => {
		if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		lock = await navigator.wakeLock.request('screen').catch(() => undefined);
	};
	const again = () => void ask();
	again();
	document.addEventListener('visibilitychange', again);
	return () => {
		document.removeEventListener('visibilitychange', again);
		void lock?.release().catch(() => undefined);
	};
}
