import { formatDate } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import type { Language } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';
import type { MinuteLine } from '#lib/trial/index.ts';
import { phaseName } from '#lib/ui/names.ts';
import { paragraphs } from '#lib/ui/paragraphs.ts';
import { citedNames, stretchesOf } from './minutes-stretches.ts';
import { namingText, type NamedRecord } from './naming-text.ts';

/** What the minutes as a text are made of. */
export interface MinutesDocument {
	readonly case: { readonly id: string; readonly version: string; readonly title: string };
	readonly role: string;
	readonly openedAt: string;
	readonly lines: readonly MinuteLine[];
	readonly exhibits: readonly string[];
	readonly naming?: NamedRecord | null;
	readonly verdict: { readonly title: string; readonly text: string; readonly stands: boolean } | null;
}

/** Invisible marks: this line reads from right to left; what is between the other two keeps its own order. */
const rightToLeft = '\u200f';
const [isolateStart, isolateEnd] = ['\u2068', '\u2069'];

/**
 * The minutes as plain text in Markdown, in the language of the page. In Arabic each line bears the mark of its direction,
 * and figures and Latin words keep their own order, in whatever shows the text.
 */
export function minutesText(document: MinutesDocument, language: Language): string {
	const lines = [
		...headOf(document),
		...stretchesOf(document.lines).flatMap(({ phase, lines: inPhase }) => [
			...(phase ? ['', `## ${phaseName(phase)}`] : []),
			'',
			...inPhase.map(lineText)
		]),
		'',
		`## ${m.debrief_minutes_exhibits()}`,
		'',
		...(document.exhibits.length > 0
			? document.exhibits.map((label) => `- ${label}`)
			: [m.debrief_minutes_no_exhibit()]),
		...verdictOf(document)
	];
	return `${lines.map((line) => (language === 'ar' ? directed(line) : line)).join('\n')}\n`;
}

function headOf({ case: { id, version, title }, role, openedAt, naming }: MinutesDocument): string[] {
	return [
		`# ${m.debrief_minutes_title()}`,
		'',
		m.debrief_minutes_fiction(),
		'',
		`- **${m.debrief_minutes_case()}** ${title}`,
		...(role === '' ? [] : [`- **${m.debrief_minutes_role()}** ${role}`]),
		`- **${m.debrief_minutes_opened()}** ${formatDate(openedAt)}`,
		...(naming ? [`- **${m.debrief_record_named()}** ${namingText(naming)}`] : []),
		`- **${m.debrief_minutes_version()}** ${id} ${version}`
	];
}

function lineText(line: MinuteLine): string {
	const { kind, text, cites } = line;
	const cited = cites.length > 0 ? ` (${m.debrief_minutes_cited({ exhibits: citedNames(line) })})` : '';
	const acted = line.acted ? ` ${m.trial_minutes_acted()}` : '';
	return kind === 'scene' || kind === 'ending' ? `**${text}**${cited}` : `- ${text}${acted}${cited}`;
}

function verdictOf({ verdict }: MinutesDocument): string[] {
	if (!verdict) return [];
	const standing = verdict.stands ? m.trial_stands() : m.trial_falls();
	const text = paragraphs(verdict.text).flatMap((paragraph) => [paragraph, '']);
	return ['', `## ${m.debrief_minutes_verdict()}`, '', `**${verdict.title}**`, '', ...text, standing];
}

/** The marks of direction come after those of Markdown, which begin a line. */
function directed(line: string): string {
	const [markdown = ''] = /^(?:#+ |- )?(?:\*\*)?/.exec(line) ?? [];
	const runs = isolate(line.slice(markdown.length));
	const text = runs.map((run) => (run.isolated ? isolateStart + run.text + isolateEnd : run.text)).join('');
	return line === '' ? '' : markdown + rightToLeft + text;
}
