import { courseLanguages, type CourseLanguage } from '../language.ts';

/** What a file of a course may be, told by its first bytes and never by its name. */
export type MediaKind =
	| 'image/png'
	| 'image/jpeg'
	| 'image/webp'
	| 'video/mp4'
	| 'video/webm'
	| 'audio/mpeg'
	| 'audio/ogg'
	| 'audio/mp4'
	| 'text/vtt';

/** A file of the folder `media/` of a course, as far as a lesson needs to know it. */
export interface MediaFile {
	/** Null where it is nothing that may be shown. */
	readonly kind: MediaKind | null;
	readonly bytes: number;
	/** Of a picture, in points. */
	readonly size: { readonly width: number; readonly height: number } | null;
	/** `/media/<hash>` serves it. */
	readonly hash: string;
}

/** The files of the folder `media/` of a course, by name. */
export type CourseMedia = ReadonlyMap<string, MediaFile>;

/** The kinds of file that each ending of a name stands for. */
const kindOfEnding: Readonly<Record<string, MediaKind>> = {
	png: 'image/png',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
	mp4: 'video/mp4',
	webm: 'video/webm',
	mp3: 'audio/mpeg',
	ogg: 'audio/ogg',
	m4a: 'audio/mp4',
	vtt: 'text/vtt'
};

export const kindOfName = (name: string): MediaKind | undefined => kindOfEnding[name.split('.').at(-1) ?? ''];

/** For poor phones and dear links: more bytes than this are refused. */
export const mostBytes = { image: 300_000, audio: 5_000_000, video: 10_000_000, text: 100_000 } as const;

/** How many bytes a file of this name may have; what is of no known kind may have as many as a picture. */
export const mostBytesOf = (name: string): number => {
	const family = kindOfName(name)?.split('/')[0];
	return family === 'audio' || family === 'video' || family === 'text' ? mostBytes[family] : mostBytes.image;
};

const playable = { video: ['mp4', 'webm'], audio: ['mp3', 'ogg', 'm4a'] } as const;

export type MediaBlockName = 'figure' | keyof typeof playable;

/** What a block of a lesson shows: the files that are there, the names it may have, and its captions. */
export interface ShownMedia {
	readonly names: readonly string[];
	/** The names of those that are there. */
	readonly found: readonly string[];
	/** The file of captions in the language of the lesson that a video must have. */
	readonly captions: string | undefined;
}

/** The files that a `figure`, `video` or `audio` block shows. */
export function mediaOf(
	block: MediaBlockName,
	argument: string,
	language: CourseLanguage,
	media: CourseMedia
): ShownMedia {
	const names =
		block === 'figure'
			? [pictureOf(argument, language, media)]
			: playable[block].map((ending) => `${argument}.${ending}`);
	return {
		names,
		found: names.filter((name) => media.has(name)),
		captions: block === 'video' ? `${argument}.${language}.vtt` : undefined
	};
}

/** A picture with words in it is a file in each language: `<name>.fr.png` where a lesson says `<name>.png`. */
function pictureOf(name: string, language: CourseLanguage, media: CourseMedia): string {
	const inLanguage = (each: CourseLanguage) => name.replace(/\.(?=[^.]*$)/, `.${each}.`);
	return courseLanguages.some((each) => media.has(inLanguage(each))) ? inLanguage(language) : name;
}
