import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import {
	json,
	redirect,
	text,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { dev, version } from '$app/environment';
import { directionOf, isLanguage, type Language } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { openApp, type App } from '#lib/server/app.ts';
import { heldFields } from '#lib/server/auth/held-fields.ts';
import type { SignIn } from '#lib/server/auth/lucia.ts';
import { addressAtOrigin } from '#lib/server/auth/own-host.ts';
import { fromOurOrigin } from '#lib/server/auth/own-origin.ts';
import { signUnsigned } from '#lib/server/certification/credential/sign-unsigned.ts';
import { collectGarbageSoon } from '#lib/server/collect-garbage.ts';
import { compressed } from '#lib/server/compressed.ts';
import { isUnavailable } from '#lib/server/db/unavailable.ts';
import { describeFault } from '#lib/server/fault.ts';
import { refusedForm } from '#lib/server/form-door.ts';
import { clockBehind } from '#lib/server/journal/clock-behind.ts';
import { liveDoor } from '#lib/server/live/live-door.ts';
import { welcomeFirstPeople } from '#lib/server/people/first-people.ts';
import { languageOf, rememberLanguage } from '#lib/server/people/remember-language.ts';
import { scriptsInLanguage } from '#lib/server/scripts-in-language.ts';
import { setSecurityHeaders } from '#lib/server/security-headers.ts';
import { readSettings } from '#lib/server/settings.ts';
import { parseTheme, themeCookie } from '#lib/ui/theme.ts';
import errorPage from './error.html?raw';

const languageOfRequest = new AsyncLocalStorage<Language>();
overwriteGetLocale(() => languageOfRequest.getStore() ?? 'fr');

let app: App;

export const init: ServerInit = async () => {
	app = await openApp(readSettings(process.env), dev ? undefined : version);
	for (const line of [...(await welcomeFirstPeople(app)), ...(await clockBehind(app))]) console.log(line);
	// Looked for by src/cli/server.js, which stands in front of SvelteKit.
	Reflect.set(globalThis, 'pretoire:door', liveDoor(app));
	for (const code of (await signUnsigned(app)).refused) console.error(`Not signed, edited since its issue: ${code}`);
	// Streams never end by themselves: without this the server would wait for them to stop.
	for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => app.live.hangUp());
	process.once('sveltekit:shutdown', () => void app.close());
	collectGarbageSoon();
};

const identify: Handle = async ({ event, resolve }) => {
	const signIn = await findSignIn(event);
	event.locals.app = app;
	event.locals.person = signIn?.person ?? null;
	event.locals.signInId = signIn?.id ?? null;
	event.locals.held = [];
	return resolve(event);
};

async function findSignIn({ cookies }: RequestEvent): Promise<SignIn | undefined> {
	const token = cookies.get(app.signIns.cookieName);
	if (!token) return undefined;
	const signIn = await app.signIns.find(token);
	const cookie = signIn ? signIn.renewed : app.signIns.goneCookie;
	if (cookie) cookies.set(cookie.name, cookie.value, cookie.attributes);
	return signIn;
}

const speak: Handle = async ({ event, resolve }) => {
	const language = languageOf(event);
	event.locals.language = language;
	if (isLanguage(event.params.lang)) await rememberLanguage(event, language);
	const response = await languageOfRequest.run(language, () =>
		resolve(event, {
			// Styles are linked in the page itself, which comes with the header.
			preload: ({ type }) => type === 'js',
			// One replacement, and one for the scripts where they are not French: each copies the page.
			transformPageChunk: ({ html }) =>
				scriptsInLanguage(
					language,
					html.replace(
						'lang="%lang%" dir="%dir%" data-theme="%theme%"',
						`lang="${language}" dir="${directionOf(language)}" data-theme="${parseTheme(event.cookies.get(themeCookie))}"`
					)
				)
		})
	);
	const named = response.headers.get('link');
	if (named !== null) response.headers.set('link', scriptsInLanguage(language, named));
	return response;
};

const comeHome: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	const address = addressAtOrigin(method, headers.get('host'), event.url, app.settings.origin);
	if (address !== null) redirect(302, address);
	return resolve(event);
};

/** What programs ask without a sign-in: no cookie counts there, and nothing is changed. */
const forPrograms = '/c/check';

const protect: Handle = async ({ event, resolve }) => {
	const { method, headers } = event.request;
	const allowed = event.route.id === forPrograms || fromOurOrigin(method, headers.get('origin'), event.url.origin);
	const response = allowed ? await resolve(event) : json({ code: 'request/foreign-origin' }, { status: 403 });
	const signedIn = Boolean(event.locals.person);
	const camera = event.route.id?.endsWith('/paper') ?? false;
	setSecurityHeaders(response.headers, { secure: app.settings.secure, signedIn, camera });
	return response;
};

const pack: Handle = async ({ event, resolve }) => compressed(event.request, await resolve(event));

/** What no page of ours sends is refused in a sentence; a file that is too large also leads back to where it was chosen. */
const readForms: Handle = async ({ event, resolve }) => {
	if (event.route.id === forPrograms) return resolve(event);
	const most = app.settings.bodySizeLimit;
	const status = await refusedForm(event.request, { most, json: event.route.id?.startsWith('/api/') });
	if (status === 413 && event.route.id?.endsWith('/verify')) redirect(303, `${event.url.pathname}?file=too-large`);
	if (status !== undefined) return text(m.common_error_request_do(), { status });
	if (!event.locals.person) event.locals.held = await heldFields(event.request);
	return resolve(event);
};

/** The page for a fault before any page of ours can be made: in all languages. */
const withoutFrame = errorPage.replaceAll('%sveltekit.status%', '503');

/** While the database is busy or away nothing was written: the answer says that the same again may succeed. */
const admitBusy: Handle = async ({ event, resolve }) => {
	try {
		const response = await resolve(event);
		return event.locals.unavailable ? tryAgain(response) : response;
	} catch (fault) {
		if (!isUnavailable(fault)) throw fault;
		console.error(JSON.stringify({ status: 503, route: event.route.id, ...describeFault(fault) }));
		return tryAgain(new Response(withoutFrame, { headers: { 'content-type': 'text/html' } }));
	}
};

function tryAgain({ body, headers }: Response): Response {
	const response = new Response(body, { status: 503, headers });
	response.headers.set('retry-after', '5');
	return response;
}

/**
 * Each around the next. Kit's own `sequence` opens a request store and a trace for each of them: on a small page that
 * was a tenth of the answer.
 */
const inTurn = (...handles: readonly Handle[]): Handle =>
	handles.reduceRight(
		(inner, outer) =>
			({ event, resolve }) =>
				outer({
					event,
					resolve: (same, options) =>
						inner({ event: same, resolve: (last, more) => resolve(last, { ...options, ...more }) })
				})
	);

export const handle: Handle = inTurn(comeHome, pack, protect, admitBusy, identify, speak, readForms);

export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: m.people_not_found(), code: 'not-found' };
	// What a stranger sent in a wrong shape is no fault of ours, and must not fill the log.
	if (status < 500) return { message: m.common_error_request_title(), code: 'request/shape' };
	// One fault may follow from another: the first that was the database's decides.
	event.locals.unavailable ||= isUnavailable(error);
	const id = randomUUID();
	console.error(JSON.stringify({ id, status, route: event.route.id, ...describeFault(error) }));
	return { message: m.people_fault(), code: 'fault', id };
};
