/**
 * `npm test`: everything that can show a fault. What needs about one processor runs beside the linter, which needs another;
 * the tests, which use all there are, follow. The last line is `N passed, N failed`.
 */
import { withTemporaryFilesInMemory } from './checks/memory-folder.ts';
import { playwrightStep } from './checks/playwright-step.ts';
import { lint, preparation, quickChecks } from './checks/static-steps.ts';
import { checkStep, describeResult, runLanes, runSteps, total, type StepResult } from './checks/step.ts';
import { vitestStep } from './checks/vitest-step.ts';

const besideTheLinter = [
	...quickChecks,
	checkStep('content', 'src/cli/content.ts'),
	checkStep('scenarios', 'src/cli/scenarios.ts'),
	checkStep('build', 'src/cli/start.js', ['build']),
	vitestStep('what was built', ['built'])
];
const tests = [vitestStep('unit and integration', ['unit', 'integration']), playwrightStep('end to end')];

const begun = performance.now();
const tell = (result: StepResult): void => console.log(describeResult(result));
const results = await withTemporaryFilesInMemory(async () => [
	...(await runSteps(preparation, tell)),
	...(await runLanes([[lint], besideTheLinter], tell)),
	...(await runSteps(tests, tell))
]);
const { passed, failed } = total(results);
console.log(`\n${results.length} steps in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
