import { describe, expect, it } from 'vitest';
import { readYaml as readContent } from '#lib/course/authoring/yaml-file.ts';
import { readYaml } from '#lib/trial/scenario/yaml-read.ts';

/** What somebody is told who has never written YAML: line, column, and what to do. */
const told = (text: string): readonly string[] =>
	readYaml('scenario.yaml', text).findings.map(({ line, message }) => `${line}: ${message}`);

/** The same of a file of a course, here of a front matter that begins on the second line. */
const toldOfContent = (text: string): readonly string[] => {
	const read = readContent(text, 'lesson.fr.md', 2);
	return 'findings' in read ? read.findings.map(({ line, message }) => `${line}: ${message}`) : [];
};

const pair = 'This line needs "name: value", with a space after the colon.';
const oneValue = 'Only one value follows a colon: put a text with ": " in quotes, or begin the next line further left.';

describe('a slip of writing is told in plain words', () => {
	it.each([
		['a colon without its space', 'id:first-case\nminutes: 10\n', [`1: Column 1: ${pair}`]],
		['a line that ends nowhere', 'id: a\nminutes\nformat: 1\n', [`2: Column 1: ${pair}`]],
		['a colon in a text', 'id: a: b\n', [`1: Column 5: ${oneValue}`]],
		[
			'a line too far left',
			'roles:\n  judge: {}\n police: {}\n',
			['3: Column 1: Begin this line as far in as those it belongs with: count the spaces.']
		],
		['a bracket', 'id: [a, b\nminutes: 1\n', ['2: Column 1: A bracket is opened above and not closed.']],
		['a quotation mark', 'id: "a\n', ['2: Column 1: A quotation mark is opened and not closed.']],
		['a sign that begins nothing', 'id: @a\n', ['1: Column 5: A value that begins with this sign stands in quotes.']]
	])('%s', (_, text, messages) => {
		expect(told(text)).toEqual(messages);
	});

	it('and tabs once, without the errors that follow from them', () => {
		expect(told('scenes:\n  - id: a\n\t- id: b\n    phase: c\n')).toEqual([
			'3: Column 1: A tab stands here: put spaces before a word, never tabs.'
		]);
	});

	it('in courses too, on the line of their own file', () => {
		expect(toldOfContent('id:first\nminutes: 10\n')).toEqual([`2: Column 1: ${pair}`]);
		expect(toldOfContent('id: [a, b\nminutes: 1\n')).toEqual([
			'3: Column 1: A bracket is opened above and not closed.'
		]);
		expect(toldOfContent('id: a\nid: b\n')).toEqual(['3: Column 1: This name stands here already.']);
	});
});
