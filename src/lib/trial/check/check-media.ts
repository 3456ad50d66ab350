import type { CheckContext, Path } from './check-context.ts';
import { closest } from '../scenario/closest.ts';
import type { Finding } from '../scenario/finding.ts';
import { mostMediaBytes, type MediaFile, type MediaKind } from '../scenario/media.ts';
import type { Structure } from '../scenario/schema-scenario.ts';

const endings: Readonly<Record<MediaKind, readonly string[]>> = {
	'image/png': ['png'],
	'image/jpeg': ['jpg', 'jpeg'],
	'image/webp': ['webp']
};

/** Every picture named is there, is a picture, and is small; what nobody names is told. `folder` is the scenario's. */
export function checkMedia(check: CheckContext, folder: string, media: readonly MediaFile[]): void {
	const named = picturesIn(check.structure);
	for (const { name, path } of named) {
		const file = media.find((one) => one.name === name);
		if (file) checkFile(check, path, file);
		else {
			const near = closest(
				name,
				media.map((one) => one.name)
			);
			check.tell('media/missing', path, `There is no media/${name}${near ? `: did you mean "${near}"?` : '.'}`);
		}
	}
	check.findings.push(
		...media.filter(({ name }) => !named.some((one) => one.name === name)).map(({ name }) => unused(folder, name))
	);
}

/** The pictures that exhibits and scenes name, with their place in the file. */
export const picturesIn = ({ exhibits, scenes }: Structure): { name: string; path: Path }[] => [
	...Object.entries(exhibits).flatMap(([id, { picture }]) =>
		picture === undefined ? [] : [{ name: picture, path: ['exhibits', id, 'picture'] }]
	),
	...scenes.flatMap(({ picture }, at) =>
		picture === undefined ? [] : [{ name: picture, path: ['scenes', at, 'picture'] }]
	)
];

function checkFile({ tell }: CheckContext, path: Path, { name, kind, bytes }: MediaFile): void {
	if (bytes > mostMediaBytes)
		return tell('media/too-large', path, `media/${name} has ${bytes} bytes; at most ${mostMediaBytes} are shown.`);
	if (kind === null) return tell('media/kind', path, `media/${name} is not a PNG, JPEG or WebP picture.`);
	if (!endings[kind].includes(name.split('.').at(-1) ?? ''))
		tell('media/kind', path, `media/${name} is ${kind} inside: name it .${endings[kind][0] ?? ''}.`);
}

const unused = (folder: string, name: string): Finding => ({
	...{ code: 'media/unused', severity: 'warning', file: `${folder}/media/${name}`, line: 1 },
	message: 'No exhibit and no scene names this file: it is not published.'
});
