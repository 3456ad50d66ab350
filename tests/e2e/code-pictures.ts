import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { encode } from 'uqr';
import { wholeChromiumOptions } from '../../src/cli/chromium.ts';
import { greyPng } from '../png.ts';

const [width, height] = [640, 480];
const [dark, light] = [20, 235];

/** A picture of paper with the QR code of a text in the middle, one byte a point. */
function paperWith(text: string): Uint8Array {
	const { size, data } = encode(text, { border: 4 });
	const side = Math.floor(height / size);
	const [left, top] = [Math.floor((width - size * side) / 2), Math.floor((height - size * side) / 2)];
	return Uint8Array.from({ length: width * height }, (_, at) => {
		const row = data[Math.floor((Math.floor(at / width) - top) / side)];
		return row?.[Math.floor(((at % width) - left) / side)] ? dark : light;
	});
}

/** A photo of the QR code of a text. */
export const photoOf = (text: string) => ({
	name: 'code.png',
	mimeType: 'image/png',
	buffer: greyPng(paperWith(text), { width, height })
});

/** A browser whose camera films the QR code of a text. */
export async function browserThatFilms(text: string): Promise<Browser> {
	const film = path.join(await mkdtemp(path.join(tmpdir(), 'pretoire-film-')), 'film.y4m');
	const colours = Buffer.alloc((width * height) / 2, 128);
	const head = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`;
	await writeFile(film, Buffer.concat([Buffer.from(head), paperWith(text), colours]));
	const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
	return chromium.launch({ ...wholeChromiumOptions, args: [...(wholeChromiumOptions.args ?? []), ...camera] });
}
