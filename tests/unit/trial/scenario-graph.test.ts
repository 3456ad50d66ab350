import { beforeAll, describe, expect, it } from 'vitest';
import { checkScenario, scenarioGraph, scenarioOutline, walk, type Scenario } from '#lib/trial/index.ts';
import { phaseIds } from '#lib/trial/scenario/ids.ts';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { stubScenario, stubYaml, unknownContent } from './stub-case.ts';

let villa: Scenario;
beforeAll(async () => {
	const [files] = (await readScenariosFolder('scenarios')).filter(({ folder }) => folder.endsWith('villa-des-jasmins'));
	const scenario = files && checkScenario(files, unknownContent).scenario;
	if (!scenario) throw new Error('the villa does not compile');
	villa = scenario;
});

const sceneOf = (scenario: Scenario, id: string) => {
	const scene = scenarioGraph(scenario, 'fr').scenes.find((one) => one.id === id);
	if (!scene) throw new Error(`no scene ${id}`);
	return scene;
};

describe('the graph of a scenario', () => {
	it('has every scene, decision, exit, ending, incident and inject of the file', () => {
		for (const scenario of [villa, stubScenario()]) {
			const { structure } = scenario;
			const graph = scenarioGraph(scenario, 'fr');
			expect(graph.scenes.map(({ id }) => id)).toEqual(structure.scenes.map(({ id }) => id));
			expect(graph.scenes.flatMap(({ decisions }) => decisions.map(({ id }) => id))).toEqual(
				structure.scenes.flatMap(({ decisions }) => decisions.map(({ id }) => id))
			);
			expect(graph.scenes.map(({ exits }) => exits.length)).toEqual(structure.scenes.map(({ exits }) => exits.length));
			expect(graph.endings.map(({ id, stands }) => [id, stands])).toEqual(
				Object.entries(structure.endings).map(([id, { stands }]) => [id, stands])
			);
			const named = (read: (scene: (typeof graph.scenes)[number]) => readonly { id: string }[]) =>
				new Set(graph.scenes.flatMap((scene) => read(scene).map(({ id }) => id)));
			expect(named(({ incidents }) => incidents)).toEqual(new Set(Object.keys(structure.incidents)));
			expect(named(({ injects }) => injects)).toEqual(new Set(Object.keys(structure.injects)));
		}
	});

	it('names the phases in the order of the hearing, and roles as they come to act', () => {
		const { phases, roles } = scenarioGraph(villa, 'fr');
		expect(phases).toEqual(phaseIds.filter((id) => phases.includes(id)));
		expect(roles).toEqual(['prosecutor', 'social-worker', 'judge', 'defence']);
	});

	it('numbers a decision by its scene and its place in it', () => {
		expect(sceneOf(villa, 'villa').decisions.map(({ id, number }) => [id, number])).toEqual([
			['orientation', '5.1'],
			['social-inquiry', '5.2']
		]);
	});

	it('tells which answers bring an exit about, and no answer that leaves it as it is', () => {
		const [collapsed, labour, onwards] = sceneOf(villa, 'villa').exits;
		expect(collapsed?.causes).toEqual([{ number: '1.1', answers: [0] }]);
		expect(labour?.causes).toEqual([{ number: '5.1', answers: [0, 2] }]);
		expect(onwards?.causes).toEqual([]);
	});

	it('counts an answer that adds to a number only where the sum brings the exit about', () => {
		const first = (when: string) => {
			const scenario = stubScenario(stubYaml.replace("'!identified && proof == 0'", when));
			return sceneOf(scenario, 'shelter').exits[0]?.causes;
		};
		expect(first('proof >= 1')).toEqual([
			{ number: '2.1', answers: [1] },
			{ number: '2.2', answers: [0] }
		]);
		expect(first('proof == 0')).toEqual([]);
		expect(first("'!identified && proof == 0'")).toEqual([]);
	});

	it('tells an inject that brings an exit about by its title', () => {
		const scenario = stubScenario(stubYaml.replace("'!identified && proof == 0'", 'bribed'));
		expect(sceneOf(scenario, 'shelter').exits[0]?.causes).toEqual([{ inject: '⟦fr|inject.bribe|title⟧' }]);
	});

	it('marks what a variant never reaches, and nothing where no variant is asked for', () => {
		const all = scenarioGraph(villa, 'fr');
		expect(all.scenes.flatMap(({ exits }) => exits).every(({ reached }) => reached)).toBe(true);
		const dispute = scenarioGraph(villa, 'fr', walk(villa, 'dispute'));
		expect(dispute.endings.filter(({ reached }) => !reached).map(({ id }) => id)).toContain('convicted-stands');
		const servitude = scenarioGraph(villa, 'fr', walk(villa, 'servitude'));
		expect(servitude.endings.filter(({ reached }) => !reached).map(({ id }) => id)).toContain(
			'convicted-against-doubt'
		);
		expect(servitude.scenes.every(({ reached }) => reached)).toBe(true);
	});

	it('speaks the language asked for', () => {
		expect(scenarioGraph(villa, 'ar').title).toBe('قضية فيلا الياسمين');
	});
});

describe('the outline of a scenario', () => {
	it('leaves out no block of prose but those of the case, its roles and its exhibits', () => {
		for (const language of ['fr', 'ar', 'en'] as const) {
			const outline = JSON.stringify(scenarioOutline(villa, language));
			const missing = Object.entries(villa.prose[language])
				.filter(([heading]) => !/^(about$|role\.|exhibit\.)/.test(heading))
				.flatMap(([heading, blocks]) =>
					Object.entries(blocks).flatMap(([block, wordings]) =>
						wordings.some(({ text }) => !outline.includes(JSON.stringify(text))) ? [`${heading} ${block}`] : []
					)
				);
			expect(missing).toEqual([]);
		}
	});
});
