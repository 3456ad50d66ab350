import type { MinutesDocument } from '#lib/ui/trial/minutes-text.ts';

/** Minutes with a line of every kind. */
export const minutesExample: MinutesDocument = {
	case: { id: 'villa', version: '1.2.0', title: 'La villa' },
	role: 'Juge',
	openedAt: '2026-03-01T09:00:00.000Z',
	lines: [
		{ kind: 'scene', scene: 'un', phase: 'opening', text: 'L’audience est ouverte.', cites: [] },
		{ kind: 'inject', scene: 'un', phase: 'opening', text: 'Une coupure de courant.', cites: [] },
		{ kind: 'incident', scene: 'un', phase: 'opening', text: 'La défense soulève une nullité.', cites: [] },
		{
			kind: 'decision',
			scene: 'un',
			phase: 'opening',
			text: 'Le tribunal joint l’incident au fond.',
			cites: [
				{ id: 'pv', label: 'Procès-verbal' },
				{ id: 'note', label: null }
			]
		},
		{ kind: 'ending', scene: 'un', phase: null, text: 'Condamnation', cites: [] }
	],
	exhibits: ['Procès-verbal'],
	verdict: { title: 'Condamnation', text: 'Le tribunal condamne.\n\nIl ordonne la protection.', stands: true }
};
