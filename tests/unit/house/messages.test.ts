import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { languages } from '#lib/i18n/language.ts';
import * as compiled from '#lib/i18n/paraglide/messages.js';

const folder = path.resolve(import.meta.dirname, '../../../src/lib/i18n/messages');
const areas = readdirSync(folder);
const Variants = v.pipe(v.array(v.looseObject({ match: v.record(v.string(), v.string()) })), v.minLength(1));
const Messages = v.record(v.string(), v.union([v.string(), Variants]));

const read = (area: string, language: string) =>
	v.parse(Messages, JSON.parse(readFileSync(path.join(folder, area, `${language}.json`), 'utf8')));
const keysOf = (area: string, language: string) => Object.keys(read(area, language)).filter((key) => key !== '$schema');
const textsOf = (message: v.InferOutput<typeof Messages>[string]) =>
	typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));

const written = areas.flatMap((area) => keysOf(area, 'fr')).sort();

test('every message of the three languages is compiled: none is lost to a plugin that could not load', () => {
	expect(written.length).toBeGreaterThan(0);
	expect(Object.keys(compiled.m).sort()).toEqual(written);
});

describe.each(areas)('the messages of %s', (area) => {
	test.each(languages)('have in %s the same keys as in French, each with its area in front', (language) => {
		expect(keysOf(area, language).sort()).toEqual(keysOf(area, 'fr').sort());
		expect(keysOf(area, language).filter((key) => !key.startsWith(`${area}_`))).toEqual([]);
	});

	test.each(languages)('have no empty text in %s', (language) => {
		const empty = Object.entries(read(area, language)).filter(([, message]) =>
			textsOf(message).some((text) => text.trim() === '')
		);
		expect(empty).toEqual([]);
	});

	test.each(languages)('name in %s the same placeholders as in French', (language) => {
		const french = read(area, 'fr');
		const differing = Object.entries(read(area, language)).filter(
			([key, message]) => french[key] !== undefined && placeholders(message) !== placeholders(french[key])
		);
		expect(differing.map(([key]) => key)).toEqual([]);
	});

	test.each(languages)('end every plural in %s with the case that catches all others', (language) => {
		const open = Object.entries(read(area, language)).filter(
			([, message]) =>
				typeof message !== 'string' && message.some(({ match }) => !Object.keys(match).at(-1)?.includes('=*'))
		);
		expect(open.map(([key]) => key)).toEqual([]);
	});
});

/** A number may be spelt out in one plural form ("a lesson"), so the names are gathered over all forms. */
const placeholders = (message: v.InferOutput<typeof Messages>[string]) =>
	[...new Set(textsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort().join();
