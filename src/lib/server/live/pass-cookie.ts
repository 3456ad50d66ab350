import type { Settings } from '../settings.ts';

const fortnight = 14 * 24 * 60 * 60;

/** The cookie by which a guest, or a screen, comes back to a room. */
export const passCookie = ({ secure }: Pick<Settings, 'secure'>, trialId: string): string =>
	`${secure ? '__Host-' : ''}live-${trialId}`;

/** How it is set: for the whole site, since a page has an address a language. */
export const passCookieOptions = ({ secure }: Pick<Settings, 'secure'>) => ({
	path: '/',
	httpOnly: true,
	secure,
	sameSite: 'lax' as const,
	maxAge: fortnight
});

/** The cookie by which the big screen of a room follows it. */
export const screenCookie = ({ secure }: Pick<Settings, 'secure'>, trialId: string): string =>
	`${secure ? '__Host-' : ''}screen-${trialId}`;
