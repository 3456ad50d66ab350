import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { closest } from './closest.ts';
import type { VariableType, VariableTypes } from './variable-types.ts';

export interface ConditionProblem {
	readonly code: string;
	readonly message: string;
}

export interface CheckedCondition {
	readonly problems: readonly ConditionProblem[];
	/** Names of the variables it reads. */
	readonly reads: readonly string[];
}

/**
 * Checks a condition before anyone plays: its syntax, its types, and that it only compares: no functions, no products, no
 * division, so that nothing can fail in play. Words compared with a one-of variable must be in its list.
 */
export function checkCondition(environment: Environment, types: VariableTypes, text: string): CheckedCondition {
	const parsed = parse(environment, text);
	if ('code' in parsed) return { problems: [parsed], reads: [] };
	const found: Found = { types, problems: [], reads: new Set() };
	visit(parsed.ast, found);
	if (found.problems.length === 0) found.problems.push(...typeProblems(parsed));
	return { problems: found.problems, reads: [...found.reads] };
}

interface Found {
	readonly types: VariableTypes;
	readonly problems: ConditionProblem[];
	readonly reads: Set<string>;
}

type Parsed = ReturnType<Environment['parse']>;

function parse(environment: Environment, text: string): Parsed | ConditionProblem {
	try {
		return environment.parse(text);
	} catch (error) {
		const said = error instanceof Error ? firstLine(error.message) : String(error);
		return { code: 'condition/syntax', message: slipIn(text) ?? said };
	}
}

/** The slips of who has never written a condition; undefined where it is another one. */
function slipIn(text: string): string | undefined {
	if (/[«»“”‘’]/u.test(text)) return 'Words are compared between straight quotes, "…"; a variable stands without any.';
	if (/(?<![=!<>])=(?!=)/.test(text)) return 'Two values are compared with ==, two signs.';
	if (/(?<!&)&(?!&)|(?<!\|)\|(?!\|)/.test(text)) return 'Conditions are joined by && (and) or || (or), two signs.';
	return undefined;
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

function typeProblems(parsed: Parsed): ConditionProblem[] {
	const checked = parsed.check();
	if (!checked.valid) return [{ code: 'condition/type', message: firstLine(checked.error?.message ?? 'wrong types') }];
	if (checked.type === 'bool') return [];
	return [
		{ code: 'condition/type', message: `Expected something that is true or false, found ${checked.type ?? 'nothing'}.` }
	];
}

const comparisons: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];
const orderings: readonly string[] = ['<', '<=', '>', '>='];

function visit(node: ASTNode, found: Found): void {
	switch (node.op) {
		case 'id':
			return readVariable(node.args, found);
		case 'value':
			return;
		case '==':
		case '!=':
		case '<':
		case '<=':
		case '>':
		case '>=':
		case 'in':
			compare(node.op, node.args, found);
			return node.args.forEach((one) => visit(one, found));
		case '+':
		case '-':
		case '&&':
		case '||':
		case 'list':
		case '?:':
			return node.args.forEach((one) => visit(one, found));
		case '!_':
		case '-_':
			return visit(node.args, found);
		default:
			found.problems.push({
				code: 'condition/not-allowed',
				message: `"${node.op}" is not read in conditions: use == != < <= > >= in && || ! + - and brackets.`
			});
	}
}

function readVariable(name: string, { types, reads, problems }: Found): void {
	reads.add(name);
	if (types.has(name)) return;
	const near = closest(name, [...types.keys()]);
	problems.push({
		code: 'condition/unknown-variable',
		message: `There is no variable or gate "${name}"${near ? `: did you mean "${near}"?` : '.'}`
	});
}

function compare(operator: string, [left, right]: readonly [ASTNode, ASTNode], found: Found): void {
	const sides = [left, right, ...(right.op === 'list' ? right.args : [])];
	const variable = sides.find((side) => side.op === 'id');
	const type = variable?.op === 'id' ? found.types.get(variable.args) : undefined;
	const name = variable?.op === 'id' ? variable.args : '';
	for (const side of sides) {
		if (side.op === 'value' && typeof side.args === 'string') checkWord(side.args, name, type, found);
		if (side.op === 'value' && typeof side.args === 'bigint' && comparisons.includes(operator))
			checkNumber(operator, Number(side.args), name, type, found);
	}
	if (type?.type === 'one-of' && orderings.includes(operator))
		found.problems.push({
			code: 'condition/type',
			message: `"${name}" is a word: words have no order, compare with == or in.`
		});
}

function checkWord(word: string, name: string, type: VariableType | undefined, { problems }: Found): void {
	if (type?.type !== 'one-of' || type.words.includes(word)) return;
	const near = closest(word, type.words);
	problems.push({
		code: 'condition/unknown-word',
		message: `"${name}" is never "${word}"${near ? `: did you mean "${near}"?` : ''} Expected one of ${type.words.join(', ')}.`
	});
}

function checkNumber(
	operator: string,
	number: number,
	name: string,
	type: VariableType | undefined,
	{ problems }: Found
) {
	if (type?.type !== 'whole' || (number >= type.from && number <= type.to)) return;
	problems.push({
		code: 'condition/out-of-range',
		message: `"${name}" goes from ${type.from} to ${type.to}: comparing it with ${number} by ${operator} always gives the same.`
	});
}
