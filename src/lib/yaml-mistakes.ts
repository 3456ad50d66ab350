import type { YAMLError } from 'yaml';

/** A mistake of writing: what to do about it, and where it stands. */
export interface YamlMistake {
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

const pair = 'This line needs "name: value", with a space after the colon.';

/** In words of a jurist what the library says in words of YAML; what is rare keeps the library's. */
const words: readonly (readonly [RegExp, string])[] = [
	[/^Tabs/, 'A tab stands here: put spaces before a word, never tabs.'],
	[/^Implicit (?:keys|map keys)/, pair],
	[
		/^(?:Nested mappings|A block sequence may not)/,
		'Only one value follows a colon: put a text with ": " in quotes, or begin the next line further left.'
	],
	[/must start at the same column/, 'Begin this line as far in as those it belongs with: count the spaces.'],
	[/^Flow .* end with/, 'A bracket is opened above and not closed.'],
	[/^Missing closing/, 'A quotation mark is opened and not closed.'],
	[/^Plain value cannot start/, 'A value that begins with this sign stands in quotes.'],
	[/^Map keys must be unique/, 'This name stands here already.'],
	[/^Invalid escape/, "Between double quotes \\ begins a special sign: use single quotes, '…'."]
];

/** The mistakes behind the errors of a file: one a line, and of a file with tabs the tabs alone, whose errors follow from them. */
export function yamlMistakes(
	errors: readonly YAMLError[],
	placeOf: (offset: number) => { line: number; col: number }
): YamlMistake[] {
	const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
	const first = new Map<number, YamlMistake>();
	for (const { message, pos } of tabs.length > 0 ? tabs : errors) {
		const { line, col } = placeOf(pos[0]);
		const plain = words.find(([said]) => said.test(message))?.[1] ?? message;
		if (!first.has(line)) first.set(line, { line, column: col, message: plain });
	}
	return [...first.values()];
}
