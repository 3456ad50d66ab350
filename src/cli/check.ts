/** `npm run check`: format, types, lint, import rules, unused code; with `--json` one object on standard output. */
import { lint, preparation, quickChecks } from './checks/static-steps.ts';
import { describeResult, runLanes, runSteps, total, type StepResult } from './checks/step.ts';

const json = process.argv.includes('--json');
const tell = (result: StepResult): void => {
	if (!json) console.log(describeResult(result));
};
const results = [...(await runSteps(preparation, tell)), ...(await runLanes([[lint], quickChecks], tell))];
const { failed } = total(results);
if (json) {
	const steps = results.map(({ name, passed, failed, seconds, output }) => ({
		name,
		ok: failed === 0,
		passed,
		failed,
		seconds,
		...(failed > 0 && { output })
	}));
	console.log(JSON.stringify({ ok: failed === 0, steps }));
}
process.exitCode = failed === 0 ? 0 : 1;
