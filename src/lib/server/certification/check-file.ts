import { isReliable, type NotPresentable } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { addressKey, takeAttempt } from '../auth/attempt-limits.ts';
import { checkPresented, type PresentedVerdict } from './credential/check-presented.ts';
import { fileLimit, presentedText, type PresentedAs } from './credential/presented-text.ts';

/** Files that one address may have checked in a quarter of an hour: an office with a pile, not a machine. */
const mostFiles = 300;

/** What checking a file tells: `as` says whether the credential came alone or in a sheet, whose print is not looked at. */
export interface FileVerdict extends PresentedVerdict {
	readonly reliable: boolean;
	readonly as: PresentedAs;
}

export type CheckedFile =
	| { readonly ok: true; readonly verdict: FileVerdict }
	| { readonly ok: false; readonly code: NotPresentable | 'file/limited' };

/** Verifies the file of a credential, or the sheet that carries one, for an anonymous visitor. Nothing of it is kept. */
export async function checkFile(
	app: App,
	{ file, address }: { readonly file: Blob | 'too-large'; readonly address: string }
): Promise<CheckedFile> {
	if (file === 'too-large' || file.size > fileLimit) return { ok: false, code: 'file/too-large' };
	if (file.size === 0) return { ok: false, code: 'file/empty' };
	const attempt = await takeAttempt(app, [{ key: `file:${addressKey(address)}`, most: mostFiles }]);
	if (!attempt.allowed) return { ok: false, code: 'file/limited' };
	const presented = presentedText(Buffer.from(await file.arrayBuffer()));
	if (!presented.ok) return presented;
	const checked = await checkPresented(app, presented.text);
	if (!checked.ok) return checked;
	const { verdict } = checked;
	return { ok: true, verdict: { ...verdict, reliable: isReliable(verdict.checks), as: presented.as } };
}
