import type { ScenarioDiff } from '#lib/trial/index.ts';

/** What changed between two states of a case, for people: structure first, then prose, then what follows from it. */
export const diffLines = (diff: ScenarioDiff): string[] => [
	...section('Structure', diff.structure.map(structureLine)),
	...section('Prose', diff.prose.map(proseLine)),
	...section('Pictures', diff.pictures.map(({ kind, name }) => `  ${marks[kind]} media/${name}`)),
	...section(
		'Translations to look at',
		diff.translations.map(
			({ heading, block, changedIn, unchangedIn }) =>
				`  "## ${heading}" ### ${block}: changed in ${changedIn.join(', ')}, not in ${unchangedIn.join(', ')}`
		)
	),
	...closing(diff)
];

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines]);

const structureLine = ({ kind, what, field, from, to }: ScenarioDiff['structure'][number]): string =>
	kind === 'changed'
		? `  ~ ${what}: ${field ?? ''} ${from || 'nothing'} → ${to || 'nothing'}`
		: `  ${kind === 'added' ? '+' : '-'} ${what}`;

const marks = { added: '+', removed: '-', changed: '~' } as const;

const proseLine = ({ kind, language, heading, block }: ScenarioDiff['prose'][number]): string =>
	`  ${marks[kind]} ${language}  "## ${heading}" ### ${block}`;

function closing({ verdict, sameVersion, structure }: ScenarioDiff): string[] {
	const raise = sameVersion ? ' The version is the same in both: raise it.' : '';
	if (verdict === 'same') return ['Nothing changed.'];
	if (verdict === 'prose') return [`Structure unchanged: a correction of words or pictures. Trials in flight keep what they read.${raise}`];
	const lost = structure.some(({ kind }) => kind === 'removed');
	return [
		`The structure changed. Trials in flight go on in the version they began; new ones take this one.${raise}`,
		...(lost ? ['What was removed cannot be told apart from what was renamed: an id is never renamed once a trial was played.'] : [])
	];
}
