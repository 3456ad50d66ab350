import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../build/client/_app/immutable');
const chunks = globSync('**/*.js', { cwd: folder }).map((name) => ({
	name,
	text: readFileSync(path.join(folder, name), 'utf8')
}));

/** A string that only the library itself carries through minification. */
const traces = {
	xstate: ['xstate.init', 'xstate.stop'],
	'@marcbachmann/cel-js': ['google.protobuf.Timestamp', 'google.protobuf.Duration'],
	marked: ['Please report this to https://github.com/markedjs/marked', 'markedjs'],
	yaml: ['tag:yaml.org,2002:'],
	'ts-fsrs': ['Requested retention rate should be in the range (0,1]']
};

test('the build has chunks for the browser', () => {
	expect(chunks.length).toBeGreaterThan(0);
});

for (const [library, marks] of Object.entries(traces)) {
	test(`${library} would be recognised: its own files carry the trace`, () => {
		const files = globSync(`node_modules/${library}/**/*.{js,mjs,cjs}`, {
			cwd: path.resolve(import.meta.dirname, '../..')
		});
		const text = files.map((file) => readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8')).join('\n');
		expect(marks.filter((mark) => text.includes(mark))).not.toEqual([]);
	});

	test(`${library} is in no chunk that a browser loads`, () => {
		expect(chunks.filter(({ text }) => marks.some((mark) => text.includes(mark))).map(({ name }) => name)).toEqual([]);
	});
}

test('no chunk carries a server module or a native one', () => {
	const marks = ['better-sqlite3', 'node:fs', '@node-rs/argon2', 'PRAGMA synchronous'];
	expect(chunks.filter(({ text }) => marks.some((mark) => text.includes(mark))).map(({ name }) => name)).toEqual([]);
});

test('the scripts of a language are all there, and carry its words alone', () => {
	const words = { '': 'Aller au contenu', 'ar/': 'الانتقال إلى المحتوى', 'en/': 'Skip to content' };
	const plain = chunks.filter(({ name }) => /^(entry|chunks|nodes)\//.test(name)).map(({ name }) => name);
	for (const [under, word] of Object.entries(words)) {
		const own = plain.map((name) => chunks.find((chunk) => chunk.name === under + name)?.text ?? 'missing').join('\n');
		expect(own).not.toContain('PAGE_LANGUAGE');
		expect(Object.values(words).filter((one) => own.includes(one))).toEqual([word]);
	}
});
