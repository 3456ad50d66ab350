import type { ContentFiles } from '#lib/course/index.ts';
import { broken, course, questions, type Broken } from './broken-content.ts';
import { brokenContent, withDiagnostic } from './small-content.ts';

const finalOf = (draw: number): readonly [string, string, string] => [
	course,
	'modules:',
	`final: { draw: ${draw}, pass: 70 }\nmodules:`
];

/** With a second module that has no test questions. */
const withModule = (files: ContentFiles): ContentFiles => {
	const second =
		'  - id: deux\n    title: { fr: D, ar: د, en: T }\n    summary: { fr: D, ar: د, en: T }\n    lessons:\n      - { id: loin, minutes: 1 }\n';
	return new Map(files).set(course, `${files.get(course) ?? ''}${second}`);
};

/** What can be wrong with the tests of a course. */
export const testExamples: readonly Broken[] = [
	broken(
		'content/no-final',
		'a rule on a final test that the course does not have',
		['petit/rule.yaml', 'trial:', 'final: { minimum: 70 }\ntrial:'],
		8
	),
	broken('test/bank-too-small', 'a test that draws more than there is', [course, 'draw: 2', 'draw: 9'], 15),
	broken('test/bank-too-small', 'a final test that draws more than there is', finalOf(9), 7),
	{
		code: 'test/bank-uneven',
		what: 'a final test of which a module has not its share',
		files: withModule(brokenContent(...finalOf(3))),
		file: course,
		line: 7
	},
	{
		code: 'test/lesson-not-diagnosed',
		what: 'a diagnostic with one question about a lesson',
		files: withDiagnostic(['voir', 'voir', 'agir'], 3),
		file: course,
		line: 15
	},
	{
		code: 'test/lesson-not-diagnosed',
		what: 'a diagnostic that draws fewer than two questions a lesson',
		files: withDiagnostic(['voir', 'voir', 'agir', 'agir'], 3),
		file: course,
		line: 15
	},
	{
		code: 'question/no-lesson',
		what: 'a diagnostic question about no lesson',
		files: brokenContent(
			questions,
			'use: practice\n    kind: single\n    lesson: voir',
			'use: diagnostic\n    kind: single'
		),
		file: questions,
		line: 14
	}
];
