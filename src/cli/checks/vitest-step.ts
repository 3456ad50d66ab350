import * as v from 'valibot';
import { capture } from './capture.ts';
import { withReportFile } from './report-file.ts';
import type { Outcome, Step } from './step.ts';

const File = v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) });
const Report = v.object({ testResults: v.array(File) });

/** The tests of some vitest projects, each counted. */
export const vitestStep = (name: string, projects: string[]): Step => ({
	name,
	run: async () => {
		const { result, report } = await withReportFile((file) =>
			capture('node_modules/vitest/vitest.mjs', [
				'run',
				...projects.map((project) => `--project=${project}`),
				'--reporter=dot',
				'--reporter=json',
				`--outputFile.json=${file}`
			])
		);
		return { ...countVitest(report, result.code), output: result.output };
	}
});

/**
 * Counts the tests of a vitest report. A file that could not even be loaded, a run that left no report and a run
 * that failed outside its tests count as one failure: none may pass for silence.
 */
export const countVitest = (report: unknown, exitCode: number): Omit<Outcome, 'output'> => {
	const parsed = v.safeParse(Report, report);
	if (!parsed.success) return { passed: 0, failed: 1 };
	const files = parsed.output.testResults;
	const statuses = files.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
	const passed = statuses.filter((status) => status === 'passed').length;
	const failedTests = statuses.filter((status) => status === 'failed').length;
	const failedFiles = files.filter(
		({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	).length;
	const failed = failedTests + failedFiles;
	return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
};
