import { describe, expect, test } from 'vitest';
import { acts, capabilities, may, type Act, type Capability, type Person } from '#lib/people/index.ts';

const person = (...held: Capability[]): Person => ({
	id: 'me',
	nameLatin: 'Moi',
	nameArabic: 'أنا',
	language: 'fr',
	capabilities: held
});
const mine = { ownerId: 'me' };
const anothers = { ownerId: 'another' };

describe('permissions', () => {
	test.each<[Act, Capability[]]>([
		['lesson/take', ['trainee', 'trainer']],
		['trial/open', ['trainee', 'trainer']],
		['writing/ask', ['trainee', 'trainer']],
		['writing/mark', ['trainer']],
		['scenario/read', ['trainer', 'administrator']],
		['dossier/submit', ['trainee']],
		['dossier/resolve', ['certifier']],
		['people/manage', ['administrator']],
		['capability/change', ['administrator']],
		['person/erase', ['administrator']],
		['journal/read', ['administrator']],
		['sample/draw', ['administrator']],
		['sample/read', ['certifier', 'administrator']],
		['register/export', ['certifier', 'administrator']]
	])('%s is open to exactly %s', (act, open) => {
		expect(capabilities.filter((capability) => may(person(capability), act))).toEqual(open);
	});

	test('nobody examines or resolves their own dossier, whatever else they may do', () => {
		const everything = person(...capabilities);
		expect(may(everything, 'dossier/resolve', anothers)).toBe(true);
		expect(may(everything, 'dossier/resolve', mine)).toBe(false);
		expect(may(everything, 'dossier/examine', mine)).toBe(false);
		expect(may(everything, 'certificate/revoke', mine)).toBe(false);
	});

	test('nobody erases themself', () => {
		expect(may(person('administrator'), 'person/erase', anothers)).toBe(true);
		expect(may(person('administrator'), 'person/erase', mine)).toBe(false);
	});

	test('nobody marks their own text, and only whose text it is asks for it', () => {
		expect(may(person('trainer'), 'writing/mark', anothers)).toBe(true);
		expect(may(person('trainer'), 'writing/mark', mine)).toBe(false);
		expect(may(person('trainer'), 'writing/ask', anothers)).toBe(false);
		expect(may(person('trainee'), 'writing/withdraw', anothers)).toBe(false);
	});

	test('a certificate is printed by its holder and by certifiers, its evidence is taken out by its holder alone', () => {
		expect(may(person(), 'certificate/print', mine)).toBe(true);
		expect(may(person('certifier'), 'certificate/print', anothers)).toBe(true);
		expect(may(person('trainer', 'administrator'), 'certificate/print', anothers)).toBe(false);
		expect(may(person(...capabilities), 'certificate/export', anothers)).toBe(false);
	});

	test('a record without a known owner is nobody’s to resolve', () => {
		expect(may(person('certifier'), 'dossier/resolve', {})).toBe(false);
	});

	test('a trial is played by who opened it', () => {
		expect(may(person('trainee'), 'trial/play', mine)).toBe(true);
		expect(may(person('trainee'), 'trial/play', anothers)).toBe(false);
		expect(may(person('administrator'), 'trial/play', anothers)).toBe(false);
	});

	test('who has no capability may only see to their own account, keep what they were given and take back what they gave', () => {
		const open = acts.filter((act) => may(person(), act, mine));
		expect(open.toSorted()).toEqual([
			'account/change',
			'certificate/export',
			'certificate/print',
			'dossier/withdraw',
			'evidence/show',
			'writing/withdraw'
		]);
	});
});
