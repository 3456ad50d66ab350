/** What browsers that read codes by themselves offer: most phones, few desktops. */
interface CodeReader {
	detect(picture: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}

declare global {
	interface Window {
		BarcodeDetector?: new (options: { formats: readonly string[] }) => CodeReader;
	}
}

/** Whether this browser reads codes from pictures. */
export const readsCodes = (): boolean => window.BarcodeDetector !== undefined;

/** What the QR code in a picture says, read on the device; empty where there is none, or the file is no picture. */
export async function readCode(picture: Blob): Promise<string> {
	if (!window.BarcodeDetector) return '';
	try {
		const bitmap = await createImageBitmap(picture);
		const [found] = await new window.BarcodeDetector({ formats: ['qr_code'] }).detect(bitmap);
		return found?.rawValue ?? '';
	} catch {
		return '';
	}
}
