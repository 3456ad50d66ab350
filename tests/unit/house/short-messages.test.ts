import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { typeOfMessage } from '../../../src/cli/message-types.js';
import { inLanguage } from '../../../src/cli/one-language.js';
import { keepPluralRules, leaveOpen, shorten, tied } from '../../../src/cli/short-messages.js';

const folder = path.resolve(import.meta.dirname, '../../../src/lib/i18n/paraglide/messages');
const messages = globSync('*.js', { cwd: folder })
	.filter((file) => file !== '_index.js')
	.map((file) => ({ name: file.slice(0, -'.js'.length), code: readFileSync(path.join(folder, file), 'utf8') }));

test('every compiled message is written in a way that can be shortened', () => {
	expect(messages.length).toBeGreaterThan(0);
	expect(messages.filter(({ code }) => shorten(code) === code).map(({ name }) => name)).toEqual([]);
	expect(messages.filter(({ code }) => leaveOpen(code) === code).map(({ name }) => name)).toEqual([]);
});

test('the type of a message names what is filled in, and nothing where nothing is', () => {
	const typeOf = (wanted: string) => typeOfMessage(messages.find(({ name }) => name === wanted)?.code ?? '');
	expect(typeOf('common_skip')).toBe('export const common_skip: PlainMessage;');
	expect(typeOf('records_queue_days')).toBe(
		'export const records_queue_days: Message<{ count: NonNullable<unknown> }>;'
	);
	expect(() => typeOfMessage('export const other = 1;')).toThrow();
});

test('a shortened message exports its name and keeps the words of the three languages', () => {
	const skip = messages.find(({ name }) => name === 'common_skip');
	expect(shorten(skip?.code ?? '')).toBe(
		"import { text } from 'virtual:message-in-each-language';\n" +
			'export const common_skip = /* @__PURE__ */ text(`Aller au contenu`, `الانتقال إلى المحتوى`, `Skip to content`);\n'
	);
});

test('a script of the browser keeps the words of one language alone', async () => {
	const codeOf = (wanted: string) => messages.find(({ name }) => name === wanted)?.code ?? '';
	const skip = leaveOpen(codeOf('common_skip'));
	expect(await inLanguage(skip, 'ar')).toMatch(/\(\)=>`الانتقال إلى المحتوى`/);
	for (const code of [skip, leaveOpen(codeOf('common_home_queue_count'))]) {
		expect(await inLanguage(code, 'ar')).not.toMatch(/Aller|Skip|dossier|"fr"|PAGE_LANGUAGE/);
		expect(await inLanguage(code, 'fr')).not.toMatch(/\p{Script=Arabic}|Skip|waiting|"en"|PAGE_LANGUAGE/u);
	}
});

test('no part of a page asks for a message in another language than its own: the browser has only that one', () => {
	const source = path.resolve(import.meta.dirname, '../../../src');
	const asking = globSync('**/*.svelte', { cwd: source }).filter((file) =>
		/\{ locale\b/.test(readFileSync(path.join(source, file), 'utf8'))
	);
	expect(asking).toEqual([]);
});

test('in French no line can begin with a colon, and the other languages stay as they are', () => {
	const codes = messages.map(({ code }) => tied(code));
	expect(codes.filter((code) => /const fr_[^;]*`[^`]* [:;?!»%]/.test(code))).toEqual([]);
	expect(codes.join('')).toContain('`La version des faits\u00a0: ${i?.name}`');
	expect(codes.join('')).toContain('`The version of the facts: ${i?.name}`');
});

test('what is not a message comes back as it is', () => {
	expect(shorten('export const a = 1;')).toBe('export const a = 1;');
	expect(leaveOpen('export const a = 1;')).toBe('export const a = 1;');
});

test('the rules of plurals are made once', () => {
	const registry = readFileSync(path.join(folder, '../registry.js'), 'utf8');
	const kept = keepPluralRules(registry);
	expect(kept).toContain('rules.get(key)');
	expect(kept.match(/new Intl\.PluralRules/g)).toHaveLength(1);
	expect(kept).toContain('export function number(');
});
