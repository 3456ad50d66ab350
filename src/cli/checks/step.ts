import { capture } from './capture.ts';

/** What a step found: how many tests passed and failed, and what to show when something failed. */
export interface Outcome {
	passed: number;
	failed: number;
	output: string;
}

export interface Step {
	name: string;
	run: () => Promise<Outcome>;
}

export interface StepResult extends Outcome {
	name: string;
	seconds: number;
}

/** A step that is one check: the script ends with 0 or the check has failed. */
export const checkStep = (name: string, script: string, args: string[] = []): Step => ({
	name,
	run: async () => {
		const { code, output } = await capture(script, args);
		return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
	}
});

/** Runs the steps one after the other, all of them whatever fails, telling of each as it ends. */
export const runSteps = async (steps: readonly Step[], tell: (result: StepResult) => void): Promise<StepResult[]> => {
	const results: StepResult[] = [];
	for (const step of steps) {
		const begun = performance.now();
		const outcome = await step.run();
		const result = { name: step.name, ...outcome, seconds: (performance.now() - begun) / 1000 };
		results.push(result);
		tell(result);
	}
	return results;
};

/** Runs lanes of steps beside each other, the steps of a lane one after the other. */
export const runLanes = async (
	lanes: readonly (readonly Step[])[],
	tell: (result: StepResult) => void
): Promise<StepResult[]> => (await Promise.all(lanes.map((lane) => runSteps(lane, tell)))).flat();

/** One line about a step and, where it failed, what it wrote. */
export const describeResult = ({ name, passed, failed, seconds, output }: StepResult): string => {
	const line = `${failed ? '✗' : '✓'} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s   ${passed} passed, ${failed} failed`;
	return failed ? `${line}\n\n${indented(lastLines(output))}\n` : line;
};

const longestOutput = 400;
const lastLines = (text: string) => text.trimEnd().split('\n').slice(-longestOutput).join('\n');
const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** How many tests of all steps passed and failed. */
export const total = (results: readonly StepResult[]) => ({
	passed: results.reduce((sum, { passed }) => sum + passed, 0),
	failed: results.reduce((sum, { failed }) => sum + failed, 0)
});
