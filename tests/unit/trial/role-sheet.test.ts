import { describe, expect, it } from 'vitest';
import { conductorView, isRoleId, minutes, missedSince, roleSheet, scenarioLanguages } from '#lib/trial/index.ts';
import { send, unopened, type Play } from './players.ts';
import { stubScenario } from './stub-case.ts';
import { mayKnow } from './who-may-know.ts';

const stub = stubScenario();
const by = 'conductor';
const lobby = (): Play =>
	send(stub, unopened(stub), {
		...{ type: 'open-live', variant: 'servitude', seed: 's', conducted: true, lobby: true },
		seats: [{ seat: 'p1', role: 'prosecutor', number: 1 }]
	});
const vote = {
	...{ type: 'vote', by: { seat: 'p1' }, scene: 'first-contact', decision: 'status' },
	answer: { kind: 'choose', choice: 'wait' }
};

describe('the sheet of a role', () => {
	it.each(Object.keys(stub.structure.roles).filter(isRoleId))(
		'holds of the %s nothing that it may not know',
		(role) => {
			for (const language of scenarioLanguages) {
				const sheet = roleSheet(stub, lobby().state, role, language);
				for (const [text, of, heading = '', block = ''] of JSON.stringify(sheet).matchAll(
					/⟦([^|]*)\|([^|]*)\|([^⟧]*)⟧/g
				))
					expect([text, of, mayKnow(stub, lobby().state, role, heading, block)]).toEqual([text, language, true]);
				expect(sheet.file).toContain(`role.${role}|file`);
			}
		}
	);
});

describe('what was missed', () => {
	const begun = send(stub, lobby(), { type: 'start-hearing', by });

	it('is what the minutes say since, and all of it to who was never there', () => {
		const scene = begun.state.case.at;
		const voted = send(stub, begun, vote);
		const now = conductorView(stub, voted.state, 'fr').absent.reduce<Play>(
			(play, { role }) => send(stub, play, { type: 'follow-script', by, role, scene }),
			voted
		);
		const all = minutes(stub, now.state, 'fr');
		expect(missedSince(stub, now.state, 0, 'fr')).toEqual(all);
		expect(missedSince(stub, now.state, now.state.seq, 'fr')).toEqual([]);
		const before = minutes(stub, begun.state, 'fr');
		expect(missedSince(stub, now.state, begun.state.seq, 'fr')).toEqual(all.slice(before.length));
	});
});
