import fc from 'fast-check';
import type { Question } from '#lib/course/index.ts';

/** A text that says in each language which part it is of. */
export const text = (word: string) => ({ fr: `${word}-fr`, ar: `${word}-ar`, en: `${word}-en` });

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

const base = {
	id: 'q',
	module: 'm',
	use: 'test' as const,
	objective: 'secret-objective',
	sources: ['secret-source'],
	prompt: text('prompt'),
	why: text('secret-why')
};

const options = (right: readonly string[], all: readonly string[] = ids) =>
	all.map((id) => ({
		id,
		right: right.includes(id),
		text: text(`text-${id}`),
		why: text(`secret-why-${id}`),
		source: ['secret-source']
	}));

const someIds = (minLength: number) => fc.shuffledSubarray([...ids], { minLength });

export const choices = fc.record({ multiple: fc.boolean(), right: someIds(1) }).map(({ multiple, right }) => ({
	...base,
	kind: multiple ? ('multiple' as const) : ('single' as const),
	options: options(multiple ? right : right.slice(0, 1))
}));

/** Words of the sides that do not depend on which side goes with which. */
export const matchings = fc.record({ rights: someIds(2), extra: fc.boolean() }).map(({ rights, extra }) => ({
	...base,
	kind: 'matching' as const,
	pairs: rights.map((right, index) => ({
		id: `key-${index}`,
		left: text(`left-${index}`),
		right: text(`right-${right}`),
		why: text(`secret-why-${right}`)
	})),
	extra: extra ? [{ id: 'secret-x', text: text('right-x') }] : []
}));

export const orderings = someIds(3).map((steps) => ({
	...base,
	kind: 'ordering' as const,
	steps: steps.map((step, index) => ({ id: `secret-${index}`, text: text(`step-${step}`) }))
}));

const amounts = fc.integer({ min: 100_001, max: 999_999 });

export const numerics = fc
	.record({ value: amounts, tolerance: fc.nat(50), wider: fc.integer({ min: 1, max: 50 }) })
	.map(({ value, tolerance, wider }) => ({
		...base,
		kind: 'numeric' as const,
		unit: 'dirhams' as const,
		value,
		tolerance,
		near: tolerance + wider
	}));

export const shortTexts = fc.constant('secret-mot').map((word) => ({
	...base,
	kind: 'short-text' as const,
	accept: { fr: [word], ar: ['secret-كلمة'], en: ['secret-word', 'secret-term'] }
}));

export const clozes = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }).map((rights) => {
	const sentence = rights.map((_, index) => `words {{g${index}}}`).join(' ');
	return {
		...base,
		kind: 'cloze' as const,
		text: { fr: sentence, ar: sentence, en: sentence },
		gaps: rights.map((right, index) => ({ id: `g${index}`, options: options([right], ['a', 'b', 'c']) }))
	};
});

/** Any well-formed question of any kind; what must stay on the server says « secret ». */
export const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
	choices,
	matchings,
	orderings,
	numerics,
	shortTexts,
	clozes
);
