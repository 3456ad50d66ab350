import { isReliable, type NotPresentable } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { addressKey, takeAttempt } from '../auth/attempt-limits.ts';
import { checkPresented, type PresentedVerdict } from './credential/check-presented.ts';
import { presentedLimit } from './credential/read-presented.ts';

/** Files that one address may have checked in a quarter of an hour: an office with a pile, not a machine. */
const mostFiles = 300;

export type CheckedFile =
	| { readonly ok: true; readonly verdict: PresentedVerdict & { readonly reliable: boolean } }
	| { readonly ok: false; readonly code: NotPresentable | 'file/limited' };

/** Verifies the file of a credential for an anonymous visitor. Nothing of it is kept. */
export async function checkFile(
	app: App,
	{ file, address }: { readonly file: FormDataEntryValue | null; readonly address: string }
): Promise<CheckedFile> {
	if (!(file instanceof File) || file.size === 0) return { ok: false, code: 'file/empty' };
	if (file.size > presentedLimit) return { ok: false, code: 'file/too-large' };
	const attempt = await takeAttempt(app, [{ key: `file:${addressKey(address)}`, most: mostFiles }]);
	if (!attempt.allowed) return { ok: false, code: 'file/limited' };
	const checked = await checkPresented(app, await file.text());
	if (!checked.ok) return checked;
	return { ok: true, verdict: { ...checked.verdict, reliable: isReliable(checked.verdict.checks) } };
}
