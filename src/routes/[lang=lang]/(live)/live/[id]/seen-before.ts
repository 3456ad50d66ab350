/** A look away for shorter than this is no absence, in milliseconds. */
const absence = 60_000;

/** Whether somebody who was there at a moment has been away since; a clock that was set meanwhile counts as an absence. */
export const isAbsence = (at: number): boolean => Math.abs(Date.now() - at) > absence;

const place = (trialId: string): string => `live-seen-${trialId}`;

/** Notes what this device has shown of a room, while somebody looks at it. */
export function noteSeen(trialId: string, seq: number): void {
	if (document.visibilityState !== 'visible') return;
	try {
		localStorage.setItem(place(trialId), `${seq} ${Date.now()}`);
	} catch {
		// Whoever comes back then reads everything.
	}
}

/** The number of events that were there when this device was looked at last; 0 where it never was, null where it just was. */
export function missedBefore(trialId: string, seq: number): number | null {
	try {
		const [seen, at] = (localStorage.getItem(place(trialId)) ?? '0 0').split(' ').map(Number);
		return isAbsence(at ?? 0) && (seen ?? 0) < seq ? (seen ?? 0) : null;
	} catch {
		return null;
	}
}
