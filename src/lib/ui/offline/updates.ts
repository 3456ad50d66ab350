import { keepFields } from '#lib/ui/kept-fields.ts';

/** Tells when a new build waits to take over, now or later. */
export async function whenNewVersionWaits(tell: (worker: ServiceWorker) => void): Promise<void> {
	const registration = await navigator.serviceWorker.getRegistration();
	if (!registration) return;
	// A first worker waits for nobody: there is nothing older to take over from.
	const waits = (worker: ServiceWorker | null) => {
		if (worker?.state === 'installed' && registration.active) tell(worker);
	};
	waits(registration.waiting);
	registration.addEventListener('updatefound', () => {
		const worker = registration.installing;
		worker?.addEventListener('statechange', () => waits(worker));
	});
}

/** Lets the new build take over and opens this page again in it, with what was typed. */
export function takeOver(worker: ServiceWorker): void {
	const reload = () => {
		keepFields(sessionStorage, document, new URL(location.href));
		location.reload();
	};
	navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
	worker.postMessage('take-over');
}
