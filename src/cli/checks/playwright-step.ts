import * as v from 'valibot';
import { capture } from './capture.ts';
import { withReportFile } from './report-file.ts';
import type { Outcome, Step } from './step.ts';

const Report = v.object({ stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }) });

/** The end-to-end tests in a real Chromium, each counted. */
export const playwrightStep = (name: string): Step => ({
	name,
	run: async () => {
		const { result, report } = await withReportFile((file) =>
			capture(
				'node_modules/@playwright/test/cli.js',
				['test', '--config=tests/e2e/playwright.config.ts', '--reporter=dot,json'],
				{ PLAYWRIGHT_JSON_OUTPUT_FILE: file }
			)
		);
		return { ...countPlaywright(report, result.code), output: result.output };
	}
});

/** Counts the tests of a Playwright report; a run that failed without a failing test counts as one failure. */
export const countPlaywright = (report: unknown, exitCode: number): Omit<Outcome, 'output'> => {
	const parsed = v.safeParse(Report, report);
	if (!parsed.success) return { passed: 0, failed: 1 };
	const { expected, unexpected, flaky } = parsed.output.stats;
	const failed = unexpected + flaky;
	return { passed: expected, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
};
