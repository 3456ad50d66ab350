/** `npm test`: everything that can show a fault, one step after the other. The last line is `N passed, N failed`. */
import { playwrightStep } from './checks/playwright-step.ts';
import { staticSteps } from './checks/static-steps.ts';
import { checkStep, describeResult, runSteps, total, type Step } from './checks/step.ts';
import { vitestStep } from './checks/vitest-step.ts';

const steps: readonly Step[] = [
	...staticSteps,
	vitestStep('unit and integration', ['unit', 'integration']),
	checkStep('content', 'src/cli/content.ts'),
	checkStep('scenarios', 'src/cli/scenarios.ts'),
	checkStep('build', 'src/cli/start.js', ['build']),
	vitestStep('what was built', ['built']),
	playwrightStep('end to end')
];

const begun = performance.now();
const results = await runSteps(steps, (result) => console.log(describeResult(result)));
const { passed, failed } = total(results);
console.log(`\n${results.length} steps in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
