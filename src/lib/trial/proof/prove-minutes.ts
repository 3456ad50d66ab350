import { soloRoles } from '../scenario/card.ts';
import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import type { ProofTell } from './prove.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Scene } from '../scenario/schema-scenario.ts';

const wordsAMinute = 180;
const minutesADecision = 1;
/** Beyond this share of the declared minutes a role is too long. */
const mostBeyond = 1.25;
/** Exhibits, law and second thoughts are not counted: only far below what is declared is the longest way too short. */
const leastOf = 0.25;

/** The declared minutes are plausible in every language and every role that may be played alone. */
export function provedMinutes(scenario: Scenario, tell: ProofTell): void {
	const { minutes, languages } = scenario.structure;
	const ways = languages.flatMap((language) =>
		soloRoles(scenario).map((role) => ({ role, language, needed: minutesOf(scenario, role, language) }))
	);
	const longest = ways.toSorted((a, b) => b.needed - a.needed).slice(0, 1);
	const wrong = [
		...ways.filter(({ needed }) => needed > minutes * mostBeyond),
		...longest.filter(({ needed }) => needed < minutes * leastOf)
	];
	for (const { role, language, needed } of wrong)
		tell(
			'proof/minutes',
			['minutes'],
			`Reading and deciding as "${role}" in ${language} takes about ${Math.round(needed)} minutes, ${minutes} are declared.`,
			'warning'
		);
}

/** Words read at an ordinary pace, and a minute for each decision. */
function minutesOf(scenario: Scenario, role: RoleId, language: ScenarioLanguage): number {
	const prose = scenario.prose[language];
	const words = scenario.structure.scenes.flatMap((scene) => {
		const own = scene.decisions.filter((decision) => decision.role === role);
		if (own.length === 0) return [wordsIn(prose[scene.id]?.['summary']?.at(-1)?.text)];
		return [sceneWords(prose, scene, role), ...own.map(({ id }) => decisionWords(prose, `${scene.id}.${id}`))];
	});
	const decisions = scenario.structure.scenes.flatMap((scene) => scene.decisions).filter((one) => one.role === role);
	return words.reduce((sum, count) => sum + count, 0) / wordsAMinute + decisions.length * minutesADecision;
}

type Prose = Scenario['prose'][keyof Scenario['prose']];

const sceneWords = (prose: Prose, { id }: Scene, role: RoleId): number =>
	['text', 'speech', `private ${role}`].reduce((sum, block) => sum + wordsIn(prose[id]?.[block]?.at(-1)?.text), 0);

/** The question, what is offered, and one consequence. */
function decisionWords(prose: Prose, heading: string): number {
	const parts = Object.keys(prose).filter((one) => one.startsWith(`${heading}.`));
	const labels = parts.reduce((sum, one) => sum + wordsIn(prose[one]?.['label']?.at(-1)?.text), 0);
	const consequences = parts.map((one) => wordsIn(prose[one]?.['consequence']?.at(-1)?.text));
	return wordsIn(prose[heading]?.['ask']?.at(-1)?.text) + labels + Math.max(0, ...consequences);
}

const wordsIn = (text: string | undefined): number => (text ?? '').split(/\s+/).filter((word) => word !== '').length;
