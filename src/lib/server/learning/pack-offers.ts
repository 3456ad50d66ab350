import * as v from 'valibot';
import { courseLanguages, type CourseLanguage } from '#lib/course/index.ts';
import { checkedOnce, foundBefore, type CheckedBefore } from '../checked-once.ts';
import type { ContentLibrary } from './content-library.ts';
import { modulePack } from './module-pack.ts';

/** A pack as the path offers it. */
export interface PackOffer {
	readonly hash: string;
	readonly bytes: number;
}

const offersSchema = v.map(v.string(), v.object({ hash: v.string(), bytes: v.number() }));
/** By language and module. */
type Offers = ReadonlyMap<string, PackOffer>;

interface Asked {
	readonly module: string;
	readonly language: CourseLanguage;
}

const nameOf = ({ module, language }: Asked): string => `${language} ${module}`;
const lookedAt = ({ fingerprint }: ContentLibrary) => ({ name: 'packs', given: fingerprint });

const recalled = new WeakMap<ContentLibrary, Offers>();

/** Makes every pack once for a build, which keeps what the path says of them. */
export const keepPackOffers = (content: ContentLibrary, before: CheckedBefore): Promise<Offers> =>
	checkedOnce(before, lookedAt(content), () => allOffers(content));

/**
 * Recalls what the build kept of the packs of this very content. To make them takes a third of a second a language, and the
 * first who opens their path would wait for it.
 */
export async function recallPackOffers(content: ContentLibrary, before: CheckedBefore): Promise<void> {
	const kept = v.safeParse(offersSchema, await foundBefore(before, lookedAt(content)));
	if (kept.success) recalled.set(content, kept.output);
}

/** What taking each module of a course along means, by module. */
export async function packOffers(
	{ content }: { readonly content: ContentLibrary },
	{ modules }: { readonly modules: readonly { readonly id: string }[] },
	language: CourseLanguage
): Promise<Readonly<Record<string, PackOffer>>> {
	const offers: Record<string, PackOffer> = {};
	for (const { id } of modules) {
		const offer = await offerOf(content, { module: id, language });
		if (offer) offers[id] = offer;
	}
	return offers;
}

async function offerOf(content: ContentLibrary, asked: Asked): Promise<PackOffer | undefined> {
	const kept = recalled.get(content)?.get(nameOf(asked));
	if (kept) return kept;
	const sized = await modulePack(content, asked);
	return sized && { hash: sized.pack.hash, bytes: sized.bytes };
}

async function allOffers(content: ContentLibrary): Promise<Offers> {
	const modules = content.courses.flatMap(({ course }) => course.modules);
	const offers = new Map<string, PackOffer>();
	for (const language of courseLanguages)
		for (const { id: module } of modules) {
			const offer = await offerOf(content, { module, language });
			if (offer) offers.set(nameOf({ module, language }), offer);
		}
	return offers;
}
