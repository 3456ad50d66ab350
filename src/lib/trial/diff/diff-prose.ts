import { scenarioLanguages, type ScenarioLanguage } from '../scenario/ids.ts';
import type { Prose, ProseByLanguage } from '../scenario/prose-types.ts';

/** One block of prose that came, went or reads otherwise. */
export interface ProseChange {
	readonly kind: 'added' | 'removed' | 'changed';
	readonly language: ScenarioLanguage;
	readonly heading: string;
	readonly block: string;
}

/** What the prose of a language lost, gained and changed, in the order of its file. */
export function diffProse(language: ScenarioLanguage, before: Prose, now: Prose): ProseChange[] {
	const [old, fresh] = [blocksOf(before), blocksOf(now)];
	const change = (kind: ProseChange['kind'], key: string): ProseChange => {
		const [heading = '', block = ''] = key.split('\n');
		return { kind, language, heading, block };
	};
	return [
		...[...fresh].flatMap(([key, text]) =>
			old.get(key) === text ? [] : [change(old.has(key) ? 'changed' : 'added', key)]
		),
		...[...old.keys()].filter((key) => !fresh.has(key)).map((key) => change('removed', key))
	];
}

const blocksOf = (prose: Prose): ReadonlyMap<string, string> =>
	new Map(
		Object.entries(prose).flatMap(([heading, blocks]) =>
			Object.entries(blocks).map(([block, wordings]) => [`${heading}\n${block}`, JSON.stringify(wordings)] as const)
		)
	);

/** Blocks that changed in some languages and stayed as they were in others: translations to look at. */
export interface Behind {
	readonly heading: string;
	readonly block: string;
	readonly changedIn: readonly ScenarioLanguage[];
	readonly unchangedIn: readonly ScenarioLanguage[];
}

export function translationsBehind(changes: readonly ProseChange[], now: ProseByLanguage): Behind[] {
	const byBlock = Map.groupBy(changes, ({ heading, block }) => `${heading}\n${block}`);
	const languages = scenarioLanguages.filter((language) => now[language] !== undefined);
	return [...byBlock.values()].flatMap((same) => {
		const [first] = same;
		const changedIn = same.map(({ language }) => language);
		const unchangedIn = languages.filter((language) => !changedIn.includes(language));
		if (first === undefined || unchangedIn.length === 0) return [];
		return [{ heading: first.heading, block: first.block, changedIn, unchangedIn }];
	});
}
