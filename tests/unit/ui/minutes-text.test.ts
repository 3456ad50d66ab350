import { afterEach, describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { minutesText, type MinutesDocument } from '#lib/ui/trial/minutes-text.ts';

const line = { scene: 's', cites: [] } as const;
const document: MinutesDocument = {
	case: { id: 'villa', version: '1.0.0', title: 'Villa' },
	role: 'Juge',
	openedAt: '2026-03-01T09:00:00.000Z',
	lines: [
		{ ...line, kind: 'scene', phase: 'opening', text: 'L’audience s’ouvre' },
		{
			...line,
			kind: 'decision',
			phase: 'opening',
			text: 'Le huis clos est ordonné (CPP 302).',
			cites: [
				{ id: 'a', label: 'PA1' },
				{ id: 'b', label: null }
			]
		},
		{ ...line, kind: 'ending', phase: null, text: 'Condamnation' }
	],
	exhibits: ['PA1'],
	verdict: { title: 'Condamnation', text: 'Vingt ans.\n\nUne amende.', stands: true }
};

afterEach(() => overwriteGetLocale(() => 'fr'));

describe('the minutes as a text', () => {
	test('say that the case is fiction, then phases, lines, exhibits cited and produced, and the decision', () => {
		const text = minutesText(document, 'fr');
		expect(text.split('\n').filter((one) => one.startsWith('#'))).toEqual([
			'# Procès-verbal d’audience',
			'## Ouverture',
			'## Pièces produites',
			'## Décision'
		]);
		expect(text).toContain('fiction');
		expect(text).toContain('- Le huis clos est ordonné (CPP 302). (Pièces citées : PA1 · pièce non produite)');
		expect(text.trimEnd().endsWith('Vingt ans.\n\nUne amende.\n\nCette décision tiendrait en appel.')).toBe(true);
	});

	test('bear in Arabic the mark of its direction after those of Markdown, and keep figures and Latin words in order', () => {
		overwriteGetLocale(() => 'ar');
		const arabic = {
			...document,
			lines: [{ ...line, kind: 'decision', phase: null, text: 'طبقا للمادة 82-5-1' } as const]
		};
		const lines = minutesText(arabic, 'ar')
			.split('\n')
			.filter((one) => one !== '');
		expect(lines.every((one) => /^(?:#+ |- )?(?:\*\*)?\u200f/.test(one))).toBe(true);
		expect(lines).toContain('- \u200fطبقا للمادة \u206882-5-1\u2069');
	});
});
