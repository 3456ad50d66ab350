import { errorAt, type Finding } from '../authoring/finding.ts';
import type { PlacedToken } from './body-findings.ts';
import { isPartHeading, lessonPartNames } from './part-heading.ts';

/** A lesson has the five parts, each once, in their order; headings without a mark may stand between. */
export function partFindings(placed: readonly PlacedToken[], file: string): readonly Finding[] {
	const findings: Finding[] = [];
	const seen: number[] = [];
	for (const { token, line, outermost } of placed) {
		if (!outermost || !isPartHeading(token)) continue;
		const at = lessonPartNames.indexOf(token.part);
		if (seen.includes(at))
			findings.push(errorAt(file, line, 'lesson/part-repeated', `Two headings are {${token.part}}.`));
		else if (seen.some((before) => before > at))
			findings.push(errorAt(file, line, 'lesson/part-order', `{${token.part}} stands too late: ${inOrder}.`));
		seen.push(at);
	}
	const missing = lessonPartNames.filter((_, at) => !seen.includes(at));
	return missing.length === 0 ? findings : [...findings, missingParts(file, missing)];
}

const inOrder = lessonPartNames.map((part) => `{${part}}`).join(' ');

const missingParts = (file: string, missing: readonly string[]): Finding => {
	const names = missing.map((part) => `{${part}}`).join(', ');
	return errorAt(file, 1, 'lesson/part-missing', `The lesson lacks ${names}: a heading ## ends with the mark.`);
};
