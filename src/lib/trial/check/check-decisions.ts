import type { CheckContext, Path } from './check-context.ts';
import { eachDecision } from './check-ids.ts';
import { isWithoutEffect } from '../scenario/effects.ts';
import { weighty } from '../case/outcomes.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';

/** Each kind of decision holds together: its script is an answer, its last outcome or band fits all, its limits can be met. */
export function checkDecisions(check: CheckContext): void {
	for (const { decision, path } of eachDecision(check)) checkDecision(check, decision, path);
}

function checkDecision(check: CheckContext, decision: Decision, path: Path): void {
	switch (decision.kind) {
		case 'choose':
			return scripted(check, path, [decision.script], decision.choices);
		case 'select':
			return checkSelect(check, decision, path);
		case 'examine':
			scripted(check, path, decision.script, decision.questions);
			if (decision.script.length > decision.budget)
				check.tell(
					'scenario/script-invalid',
					[...path, 'script'],
					`The script asks ${decision.script.length} questions; the budget is ${decision.budget}.`
				);
			return;
		case 'ruling':
			return checkRuling(check, decision, path);
		case 'order':
			return checkOrder(check, decision, path);
		case 'quantify':
			return checkQuantify(check, decision, path);
		case 'write':
			if (decision.words.min < 0 || decision.words.min > decision.words.max)
				check.tell(
					'scenario/empty-range',
					[...path, 'words'],
					'Expected words: {min, max} with the larger number last.'
				);
	}
}

function scripted(
	{ tell }: CheckContext,
	path: Path,
	script: readonly string[],
	offered: readonly { id: string }[]
): void {
	for (const id of script)
		if (!offered.some((one) => one.id === id))
			tell(
				'scenario/script-invalid',
				[...path, 'script'],
				`The script names "${id}", which is not among ${offered.map((one) => one.id).join(', ')}.`
			);
	if (new Set(script).size !== script.length)
		tell('scenario/script-invalid', [...path, 'script'], 'The script names the same thing twice.');
}

function checkSelect(check: CheckContext, decision: DecisionOf<'select'>, path: Path): void {
	const { pick, score, options, script } = decision;
	const { tell } = check;
	scripted(check, path, script, options);
	if (pick.min < 0 || pick.min > pick.max || pick.min > options.length)
		tell(
			'scenario/empty-range',
			[...path, 'pick'],
			`Nobody can pick from ${pick.min} to ${pick.max} of ${options.length} options.`
		);
	if (script.length < pick.min || script.length > pick.max)
		tell(
			'scenario/script-invalid',
			[...path, 'script'],
			`The script picks ${script.length}; expected ${pick.min} to ${pick.max}.`
		);
	if (score.floor > score.ceiling) tell('scenario/empty-range', [...path, 'score'], 'The floor is above the ceiling.');
	const carrying = options.filter((option) => !isWithoutEffect(option)).length;
	if (carrying > 8 || weighty(decision).length > 10)
		tell('scenario/too-many-effects', [...path, 'options'], `${carrying} options have effects; at most eight may.`);
}

function checkRuling(check: CheckContext, decision: DecisionOf<'ruling'>, path: Path): void {
	const { outcomes, rulings, grounds, script } = decision;
	const { tell } = check;
	const last = outcomes.at(-1);
	if (last && (last.ruling !== undefined || last.ground !== undefined || last.when !== undefined))
		tell(
			'scenario/outcome-not-total',
			[...path, 'outcomes', outcomes.length - 1],
			'The last outcome must fit every ruling: leave out ruling, ground and when.'
		);
	for (const [at, { ruling, ground }] of outcomes.entries()) {
		if (ruling !== undefined && !rulings.includes(ruling))
			tell(
				'scenario/unknown-id',
				[...path, 'outcomes', at],
				`"${ruling}" is not among the rulings: ${rulings.join(', ')}.`
			);
		if (ground !== undefined && !grounds.includes(ground))
			tell(
				'scenario/unknown-id',
				[...path, 'outcomes', at],
				`"${ground}" is not among the grounds: ${grounds.join(', ')}.`
			);
	}
	if (!rulings.includes(script.ruling) || !grounds.includes(script.ground))
		tell('scenario/script-invalid', [...path, 'script'], 'The script names a ruling or a ground that is not offered.');
}

function checkOrder(check: CheckContext, decision: DecisionOf<'order'>, path: Path): void {
	const { steps, before, bands, script } = decision;
	const { tell } = check;
	for (const [at, pair] of before.entries())
		for (const step of pair)
			if (!steps.includes(step)) tell('scenario/unknown-id', [...path, 'before', at], `There is no step "${step}".`);
	if (isCyclic(steps, before))
		tell('scenario/order-impossible', [...path, 'before'], 'No order meets all these precedences: they form a circle.');
	if (script.length !== steps.length || !steps.every((step) => script.includes(step)))
		tell('scenario/script-invalid', [...path, 'script'], 'The script must put every step in order, once.');
	const last = bands.at(-1);
	if (last && (last.distance !== undefined || last.when !== undefined))
		tell(
			'scenario/outcome-not-total',
			[...path, 'bands', bands.length - 1],
			'The last band must fit every order: leave out distance and when.'
		);
}

/** Kahn's way: take away steps that nothing has to precede until none is left. */
function isCyclic(steps: readonly string[], before: readonly (readonly [string, string])[]): boolean {
	let left = [...steps];
	for (;;) {
		const free = left.filter((step) => !before.some(([first, then]) => then === step && left.includes(first)));
		if (free.length === 0) return left.length > 0;
		left = left.filter((step) => !free.includes(step));
	}
}

const mostAmounts = 2000;

function checkQuantify(check: CheckContext, decision: DecisionOf<'quantify'>, path: Path): void {
	const { from, to, by, bands, script } = decision;
	const { tell } = check;
	if (from > to) tell('scenario/empty-range', path, `Expected from at most to, found ${from} to ${to}.`);
	else if ((to - from) / by > mostAmounts)
		tell(
			'scenario/range-too-fine',
			[...path, 'by'],
			`From ${from} to ${to} by ${by} gives more than ${mostAmounts} amounts: take larger steps.`
		);
	if (script < from || script > to || (script - from) % by !== 0)
		tell(
			'scenario/script-invalid',
			[...path, 'script'],
			`Expected an amount from ${from} to ${to} by ${by}, found ${script}.`
		);
	const last = bands.at(-1);
	if (last && (last.from !== undefined || last.to !== undefined || last.when !== undefined))
		tell(
			'scenario/outcome-not-total',
			[...path, 'bands', bands.length - 1],
			'The last band must hold every amount: leave out from, to and when.'
		);
}
