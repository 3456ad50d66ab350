import { codeReader, readCode, type CodeReader } from './read-code.ts';

/** Why there is no film. */
export type CameraProblem = 'insecure' | 'refused' | 'absent' | 'busy' | 'offline';

/** A camera that is looking for a code. */
export interface Filming {
	stop(): void;
}

interface Film {
	readonly video: HTMLVideoElement;
	/** What the first code says that is seen; the camera is off by then. */
	readonly onfound: (said: string) => void;
}

const pauseBetweenLooks = 150;

/** Opens the camera at the back of the device and looks until a code is seen, or until it is stopped. */
export async function filmCode({ video, onfound }: Film): Promise<Filming | CameraProblem> {
	// On plain http browsers offer no camera at all.
	if (!window.isSecureContext) return 'insecure';
	let reader: CodeReader;
	try {
		reader = await codeReader();
	} catch {
		return 'offline';
	}
	try {
		const stream = await navigator.mediaDevices.getUserMedia({
			video: { facingMode: 'environment', width: { ideal: 1280 } }
		});
		video.srcObject = stream;
		await video.play();
		return look(reader, stream, { video, onfound });
	} catch (fault) {
		return problemOf(fault);
	}
}

function look(reader: CodeReader, stream: MediaStream, { video, onfound }: Film): Filming {
	let next: ReturnType<typeof setTimeout> | undefined;
	const stop = () => {
		clearTimeout(next);
		for (const track of stream.getTracks()) track.stop();
		video.srcObject = null;
	};
	const lookOnce = async () => {
		const said = await readCode(reader, video);
		if (!stream.active) return;
		if (said === '') next = setTimeout(() => void lookOnce(), pauseBetweenLooks);
		else {
			stop();
			onfound(said);
		}
	};
	void lookOnce();
	return { stop };
}

function problemOf(fault: unknown): CameraProblem {
	const name = fault instanceof DOMException ? fault.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
	return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'absent' : 'busy';
}
