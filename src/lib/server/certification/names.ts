import * as v from 'valibot';
import { canonicalJson, type HolderNames } from '#lib/records/index.ts';

const sealedNames = v.object({ latin: v.string(), arabic: v.string() });

/** The text under which confirmed names are sealed. */
export const namesText = ({ latin, arabic }: HolderNames): string => canonicalJson({ latin, arabic });

/** Names read back from their sealed text; `undefined` once it has been erased. */
export const readNames = (body: string | null | undefined): HolderNames | undefined =>
	body ? v.parse(sealedNames, JSON.parse(body)) : undefined;
