import { holds, type Report, type Summary } from './report.ts';

/** One line a finding, one a scenario and one a role that may be played alone. */
export const linesOf = ({ findings, summary, edges }: Report): string[] => [
	...findings.map(({ file, line, severity, code, message }) => `${file}:${line}  ${severity}  ${code}  ${message}`),
	...(summary ? [lineOf(summary, edges), ...solvedLines(summary)] : [])
];

/** Whether all holds, in one line. */
export function closingLine(reports: readonly Report[]): string {
	if (reports.every(holds)) return 'The scenarios hold.';
	const errors = reports.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error').length;
	return `${errors} ${errors === 1 ? 'error' : 'errors'} to mend.`;
}

const lineOf = (summary: Summary, edges: number): string =>
	`${summary.id} ${summary.version}: ${summary.languages.join(', ')}; roles ${summary.roles.join(', ')}; ` +
	`${summary.scenes} scenes, ${summary.decisions} decisions (${summary.kinds.join(', ')}), ` +
	`${summary.endings} endings, ${summary.variants} variants; ${summary.states} states, ` +
	`${Math.round((1000 * edges) / Math.max(1, summary.milliseconds))} edges/s, ${summary.milliseconds} ms`;

/** `  judge: best 71, at random 17.9, worst -9 (servitude); …` */
const solvedLines = ({ solved }: Summary): string[] =>
	Object.entries(solved).map(([role, variants]) => {
		const each = Object.entries(variants).map(
			([variant, { best, worst, random }]) => `best ${best}, at random ${random.toFixed(1)}, worst ${worst} (${variant})`
		);
		return `  ${role}: ${each.join('; ')}`;
	});
