import { m } from '#lib/i18n/messages.ts';
import type { NotePromptKind } from '#lib/trial/index.ts';

interface Asked {
	readonly kind: NotePromptKind;
	readonly about: string | null;
}

const titles: Record<NotePromptKind, (title: string) => string> = {
	reactions: () => m.debrief_reactions(),
	description: () => m.debrief_description(),
	gate: (title) => m.debrief_analysis({ title }),
	decision: (title) => m.debrief_analysis({ title }),
	application: () => m.debrief_application(),
	commitment: () => m.debrief_commitment_made()
};

const questions: Record<NotePromptKind, () => string> = {
	reactions: m.debrief_reactions_ask,
	description: m.debrief_description_ask,
	gate: m.debrief_analysis_ask,
	decision: m.debrief_analysis_ask,
	application: m.debrief_application_ask,
	commitment: m.debrief_commitment_ask
};

/** The step of a debrief that a question belongs to, with what it is about. */
export const promptTitle = ({ kind, about }: Asked): string => titles[kind](about ?? '');

/** The question itself. */
export const promptQuestion = ({ kind }: Pick<Asked, 'kind'>): string => questions[kind]();
