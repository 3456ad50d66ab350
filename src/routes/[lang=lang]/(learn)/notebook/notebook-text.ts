import { formatDate, formatDateTime } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';
import type { NoteView } from '#lib/server/learning/notebook.ts';
import { promptQuestion, promptTitle } from '#lib/ui/trial/note-prompts.ts';

/** A notebook as plain text: where each text comes from, what it answers, and the text as it was typed. */
export const notebookText = (notes: readonly NoteView[]): string =>
	[m.learn_notebook(), ...notes.map(noteText)].join(`\n\n${'—'.repeat(20)}\n\n`) + '\n';

function noteText(note: NoteView): string {
	const at = formatDateTime(note.at);
	if (note.from === 'lesson') {
		const title = note.lessonPath === null ? m.learn_notebook_lesson_gone() : note.lessonTitle;
		return inLines(`${title} · ${at}`, note.prompt, '', note.text);
	}
	const asked = { kind: note.prompt, about: note.about };
	const question = note.prompt === 'commitment' ? '' : promptQuestion(asked);
	const kept = note.doneAt ? m.debrief_commitment_kept({ date: formatDate(note.doneAt) }) : '';
	const title = m.trial_debrief_title({ title: note.trialTitle });
	return inLines(`${title} · ${at}`, promptTitle(asked), question, '', note.text, kept);
}

/** Without those that are empty, but for one between what is asked and what was written. */
const inLines = (...lines: readonly string[]): string =>
	lines
		.filter((line, at) => line !== '' || lines[at + 1] !== '')
		.join('\n')
		.trim();
