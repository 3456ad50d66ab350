/**
 * Checks a content folder and says what is wrong, with file and line: `npm run content`, `-- --dir <folder>`, `--json`.
 * Exit 0 where nothing is an error, 1 where something is, 2 where the folder could not be read.
 */
import { parseArgs } from 'node:util';
import { checkContent, type CheckedContent, type PublishedCourse } from '#lib/course/index.ts';
import { readContentFolder, readContentMedia } from '#lib/server/learning/read-content-folder.ts';

const summaryOf = ({ course, lessons, questions }: PublishedCourse) => ({
	id: course.id,
	languages: course.languages,
	kinds: [...new Set([...questions.values()].map(({ kind }) => kind))].sort(),
	modules: course.modules.length,
	lessons: lessons.size,
	questions: questions.size,
	minutes: course.modules.flatMap((module) => module.lessons).reduce((sum, { minutes }) => sum + minutes, 0)
});

const printJson = ({ ok, findings, content }: CheckedContent) =>
	console.log(JSON.stringify({ ok, findings, courses: content.courses.map(summaryOf) }));

function printForPeople({ ok, findings, content }: CheckedContent): void {
	for (const { file, line, severity, code, message } of findings)
		console.log(`${file}:${line}  ${severity}  ${code}  ${message}`);
	for (const course of content.courses.map(summaryOf))
		console.log(
			`${course.id}: ${course.languages.join(', ')}; ${course.modules} modules, ${course.lessons} lessons, ` +
				`${course.questions} questions (${course.kinds.join(', ')}), ${course.minutes} minutes`
		);
	const errors = findings.filter(({ severity }) => severity === 'error').length;
	console.log(ok ? 'The content holds.' : `${errors} ${errors === 1 ? 'error' : 'errors'} to mend.`);
}

async function run(): Promise<number> {
	const { values } = parseArgs({
		options: { dir: { type: 'string', default: 'content' }, json: { type: 'boolean', default: false } }
	});
	const checked = checkContent(await readContentFolder(values.dir), await readContentMedia(values.dir));
	if (values.json) printJson(checked);
	else printForPeople(checked);
	return checked.ok ? 0 : 1;
}

try {
	process.exitCode = await run();
} catch (problem) {
	console.error(problem instanceof Error ? problem.message : problem);
	process.exitCode = 2;
}
