import { formatDate } from '#lib/i18n/format.ts';
import type { Language } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';
import { phaseName } from '#lib/ui/names.ts';
import { paragraphs } from '#lib/ui/paragraphs.ts';
import { dayOf, isolatedText } from '#lib/ui/sheet-text.ts';
import { citedNames, stretchesOf } from './minutes-stretches.ts';
import { namingText } from './naming-text.ts';
import type { MinutesDocument } from './minutes-text.ts';

/** All the words of the minutes on paper, in the language of the page, for the template `minutes`. */
export function minutesSheet(
	{ case: played, role, openedAt, lines, exhibits, verdict, naming }: MinutesDocument,
	language: Language
) {
	const set = (text: string): string => isolatedText(text, language);
	return {
		title: `${m.debrief_minutes_title()} – ${played.title}`,
		author: m.common_name(),
		date: dayOf(openedAt),
		lang: language,
		heading: m.debrief_minutes_title(),
		case: set(played.title),
		fiction: m.debrief_minutes_fiction(),
		facts: [
			...(role === '' ? [] : [[m.debrief_minutes_role(), set(role)]]),
			[m.debrief_minutes_opened(), set(formatDate(openedAt, language))],
			...(naming ? [[m.debrief_record_named(), set(namingText(naming))]] : []),
			[m.debrief_minutes_version(), set(`${played.id} ${played.version}`)]
		],
		stretches: stretchesOf(lines).map((stretch) => ({
			title: stretch.phase === null ? null : phaseName(stretch.phase),
			lines: stretch.lines.map((line) => ({
				strong: line.kind === 'scene' || line.kind === 'ending',
				text: set(line.text),
				cited: line.cites.length > 0 ? set(m.debrief_minutes_cited({ exhibits: citedNames(line) })) : null
			}))
		})),
		exhibits: { title: m.debrief_minutes_exhibits(), none: m.debrief_minutes_no_exhibit(), labels: exhibits.map(set) },
		verdict: verdict && {
			heading: m.debrief_minutes_verdict(),
			title: set(verdict.title),
			paragraphs: paragraphs(verdict.text).map(set),
			standing: verdict.stands ? m.trial_stands() : m.trial_falls()
		}
	};
}
