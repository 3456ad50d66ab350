/** `npm run check`: format, types, lint, import rules, unused code; with `--json` one object on standard output. */
import { staticSteps } from './checks/static-steps.ts';
import { describeResult, runSteps, total } from './checks/step.ts';

const json = process.argv.includes('--json');
const results = await runSteps(staticSteps, (result) => {
	if (!json) console.log(describeResult(result));
});
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
