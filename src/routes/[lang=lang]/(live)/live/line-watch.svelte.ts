import type { LineQuality } from '#lib/server/live/lines.ts';
import { qualityOf } from './line-quality.ts';

/** What gets no answer at all counts as this. */
const noAnswer = 10_000;
const tellEvery = 30_000;

/**
 * Measures the line of a page by whatever it sends anyway, and tells the room: at once when it changes, and twice a minute,
 * which measures it where nothing else was sent.
 */
export class LineWatch {
	quality = $state<LineQuality>('good');

	constructor(address: () => string) {
		// Derived: a goodbye at each load of the page would race with the next greeting.
		const same = $derived(address());
		$effect(() => this.#watch(same));
	}

	#watch(address: string): () => void {
		const page = String(performance.timeOrigin + performance.now());
		const roundTrips = [firstRoundTrip()];
		let told: { quality: LineQuality; at: number } | undefined;
		const tell = (): void => {
			told = { quality: this.quality, at: Date.now() };
			void fetch(address, { method: 'POST', body: said(this.quality, page) }).catch(() => undefined);
		};
		const look = (): void => {
			this.quality = qualityOf(roundTrips);
			if (told?.quality !== this.quality || Date.now() - told.at >= tellEvery) tell();
		};
		const leave = (): void => {
			told = undefined;
			navigator.sendBeacon(address, said('gone', page));
		};
		const seen = new PerformanceObserver((list) => {
			const sent = list.getEntries().filter(isFetch);
			roundTrips.push(...sent.map(roundTripOf));
			if (sent.length > 0) look();
		});
		seen.observe({ type: 'resource' });
		const looking = setInterval(look, tellEvery);
		addEventListener('pagehide', leave);
		look();
		return () => {
			seen.disconnect();
			clearInterval(looking);
			removeEventListener('pagehide', leave);
			leave();
		};
	}
}

/** The page is named: its goodbye may arrive after the greeting of the next. */
const said = (line: LineQuality | 'gone', page: string): URLSearchParams => new URLSearchParams({ line, page });

const isFetch = (entry: PerformanceEntry): entry is PerformanceResourceTiming =>
	entry instanceof PerformanceResourceTiming && entry.initiatorType === 'fetch';

const roundTripOf = ({ startTime, responseStart }: PerformanceResourceTiming): number =>
	responseStart === 0 ? noAnswer : responseStart - startTime;

/** That of the page itself. */
function firstRoundTrip(): number {
	const [page] = performance.getEntriesByType('navigation');
	return page instanceof PerformanceNavigationTiming ? page.responseStart - page.requestStart : 0;
}
