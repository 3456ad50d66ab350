/** What finds codes in pictures: the browser's own reader, or one with the same face. */
export interface CodeReader {
	detect(picture: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}

interface OwnReader {
	new (options: { formats: readonly ['qr_code'] }): CodeReader;
	getSupportedFormats(): Promise<readonly string[]>;
}

declare global {
	interface Window {
		BarcodeDetector?: OwnReader;
	}
}

/** Longer sides of a photo are made as long as this: the squares of the code stay several points wide. */
const longestSide = 1600;

/**
 * The reader of the browser, where it reads QR codes: most phones, few desktops. Elsewhere one that is fetched only now.
 * Throws when it cannot be fetched: the device has no network.
 */
export async function codeReader(): Promise<CodeReader> {
	const Own = window.BarcodeDetector;
	if (Own && (await Own.getSupportedFormats()).includes('qr_code')) return new Own({ formats: ['qr_code'] });
	const { BarcodeDetector } = await import('qr/decode.js');
	return new BarcodeDetector({ formats: ['qr_code'] });
}

/** What the code in a picture says; empty where there is none. */
export async function readCode(reader: CodeReader, picture: Blob | HTMLVideoElement): Promise<string> {
	const bitmap = await smallBitmap(picture);
	if (!bitmap) return '';
	try {
		const [found] = await reader.detect(bitmap);
		return found?.rawValue ?? '';
	} finally {
		bitmap.close();
	}
}

/** The picture, no larger than a reader needs; undefined for a file that is none. */
async function smallBitmap(picture: Blob | HTMLVideoElement): Promise<ImageBitmap | undefined> {
	try {
		const whole = await createImageBitmap(picture);
		const share = longestSide / Math.max(whole.width, whole.height);
		if (share >= 1) return whole;
		const size = { resizeWidth: Math.round(whole.width * share), resizeHeight: Math.round(whole.height * share) };
		const small = await createImageBitmap(whole, size);
		whole.close();
		return small;
	} catch {
		return undefined;
	}
}
