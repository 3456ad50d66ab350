import { describe, expect, test } from 'vitest';
import { countPlaywright } from '../../../src/cli/checks/playwright-step.ts';
import { countVitest } from '../../../src/cli/checks/vitest-step.ts';

const file = (status: string, ...tests: string[]) => ({
	status,
	assertionResults: tests.map((status) => ({ status }))
});

describe('the last line of npm test counts', () => {
	test('each test of a vitest run', () => {
		const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
		expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
	});

	test('a file that could not be loaded as a failure', () => {
		expect(countVitest({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
			passed: 1,
			failed: 1
		});
	});

	test('a run that failed outside its tests as a failure', () => {
		expect(countVitest({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
		expect(countPlaywright({ stats: { expected: 4, unexpected: 0, flaky: 0 } }, 1)).toEqual({ passed: 4, failed: 1 });
	});

	test('a run without a report as a failure', () => {
		expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 });
		expect(countPlaywright(undefined, 0)).toEqual({ passed: 0, failed: 1 });
	});

	test('a browser test that passed only at the second try as a failure', () => {
		expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1 } }, 1)).toEqual({ passed: 4, failed: 2 });
	});
});
