/** Minutes that Moroccan clocks are ahead of UTC at an instant; Ramadan sets them back by an hour. */
function aheadAt(instant: Date): number {
	const parts = new Intl.DateTimeFormat('en-GB', {
		...{ timeZone: 'Africa/Casablanca', hourCycle: 'h23' },
		...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }
	}).formatToParts(instant);
	const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
	const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`;
	return Math.round((Date.parse(local) - instant.getTime()) / 60_000);
}

/** A day and hour as a field of a form gives them, in Moroccan time, as UTC ISO text; null for none, undefined for no date. */
export function moroccanTime(typed: string): string | null | undefined {
	if (typed === '') return null;
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)) return undefined;
	const asUtc = Date.parse(`${typed}:00Z`);
	if (Number.isNaN(asUtc)) return undefined;
	return new Date(asUtc - aheadAt(new Date(asUtc)) * 60_000).toISOString();
}
