import * as v from 'valibot';
import { courseLanguages } from '../language.ts';
import { isFreeId } from './free-id.ts';

/** Ids: small letters, digits and single hyphens. */
export const idSchema = v.pipe(
	v.string(),
	v.maxLength(80),
	v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'An id has small letters, digits and hyphens'),
	v.check(isFreeId, 'Nothing can have this id; choose another')
);

export const textSchema = v.pipe(v.string(), v.trim(), v.nonEmpty('A text is empty'), v.maxLength(5000));

/** A text in every language. */
export const localTextSchema = v.strictObject({ fr: textSchema, ar: textSchema, en: textSchema });

export const versionSchema = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'A version reads 1.0.0'));

/** The languages of a course: all of them, in any order. */
export const languagesSchema = v.pipe(
	v.array(v.picklist(courseLanguages)),
	v.check((given) => courseLanguages.every((language) => given.includes(language)), 'French, Arabic and English')
);

/** A list of ids that may be absent. */
export const idsSchema = v.optional(v.array(idSchema), []);

export const formatSchema = v.literal(1);
