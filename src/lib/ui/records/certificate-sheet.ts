import { formatDate, formatList } from '#lib/i18n/format.ts';
import type { Language } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';
import type { CertificateClaims, HolderNames } from '#lib/records/index.ts';
import { roleNameIn } from '#lib/ui/names.ts';
import { dayOf, isolatedText } from '#lib/ui/sheet-text.ts';

/** What a certificate on paper is made of. */
export interface SheetCertificate {
	readonly code: string;
	readonly names: HolderNames;
	readonly certifier: HolderNames | null;
	readonly claims: CertificateClaims;
	readonly credential: string;
	readonly address: string;
	readonly qr: { readonly size: number; readonly path: string };
}

/**
 * All the words and signs of a certificate's sheet, for the template `certificate`: Arabic, and beside it the language
 * asked for.
 */
export function certificateSheet(certificate: SheetCertificate, beside: 'fr' | 'en') {
	const { code, names, claims, credential, address, qr } = certificate;
	const locale = beside;
	return {
		title: `${m.records_certificate_kind({}, { locale })} – ${names.latin}`,
		author: m.common_name({}, { locale }),
		date: dayOf(claims.issued_at),
		sides: [sideOf(certificate, beside), sideOf(certificate, 'ar')],
		names,
		number: code,
		address,
		'shown-address': address.replace(/^https?:\/\//, ''),
		qr: { svg: svgOf(qr), alt: m.records_certificate_qr({ address }, { locale }) },
		credential,
		attached: m.records_sheet_attached({}, { locale })
	};
}

const svgOf = ({ size, path }: SheetCertificate['qr']): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}" fill="#1b2333"/></svg>`;

/** The half of the sheet in one language. */
function sideOf(certificate: SheetCertificate, lang: Language) {
	const at = { locale: lang };
	const { claims } = certificate;
	const { hours, trial } = claims;
	const fiction =
		trial.reviewer === null
			? m.records_certificate_fiction_unsigned({}, at)
			: m.records_certificate_fiction_signed({ reviewer: trial.reviewer }, at);
	const set = (text: string): string => isolatedText(text, lang);
	return {
		lang,
		platform: m.common_name({}, at),
		kind: m.records_certificate_kind({}, at),
		states: m.records_certificate_states({}, at),
		completed: m.records_certificate_completed({}, at),
		course: set(claims.course.title[lang]),
		played: set(`(${m.records_certificate_hours({ count: hours }, at)}) ${m.records_certificate_and_played({}, at)}`),
		rows: rowsOf(certificate, lang).map(([name, value]) => [name, set(value)]),
		verify: m.records_certificate_verify({}, at),
		how: m.records_sheet_how({}, at),
		honest: set(`${m.records_certificate_honest({}, at)} ${fiction}`)
	};
}

function rowsOf({ claims, certifier }: SheetCertificate, lang: Language): (readonly [string, string])[] {
	const at = { locale: lang };
	const { trial, final, expires_at } = claims;
	const score = ({ percent, minimum }: { percent: number; minimum: number }) =>
		m.records_certificate_score({ percent, minimum }, at);
	const version = m.records_certificate_version({ version: claims.course.version }, at);
	const ends = expires_at === null ? m.records_certificate_no_end({}, at) : formatDate(expires_at, lang);
	const by = certifier && (lang === 'ar' ? certifier.arabic : certifier.latin);
	const [title, course] = [claims.title[lang], claims.course.title[lang]];
	return [
		...(title === course ? [] : [[m.records_verdict_title({}, at), title] as const]),
		[m.records_certificate_course({}, at), version],
		[m.records_certificate_lessons({}, at), String(claims.lessons_done)],
		...testsOf(claims, lang),
		...(final ? [[m.records_certificate_final({}, at), score(final)] as const] : []),
		[m.records_certificate_trial({}, at), trial.title[lang]],
		[m.records_certificate_role({}, at), roleNameIn(lang, trial.role)],
		[m.records_certificate_trial_score({}, at), score(trial)],
		[m.records_certificate_issued({}, at), formatDate(claims.issued_at, lang)],
		[m.records_certificate_expires({}, at), ends],
		...(by ? [[m.records_certificate_by({}, at), by] as const] : [])
	];
}

/** The tests of the modules on one line: « 90 %, 85 % et 92 % (minimum 80 %) ». */
function testsOf({ test, tests = [] }: CertificateClaims, lang: Language): (readonly [string, string])[] {
	const all = test ? [test, ...tests] : tests;
	const [first] = all;
	if (!first) return [];
	const at = { locale: lang };
	const percents = formatList(
		all.map(({ percent }) => m.records_paper_percent({ percent }, at)),
		lang
	);
	return [
		[
			m.records_sheet_tests({ count: all.length }, at),
			m.records_sheet_results({ percents, minimum: first.minimum }, at)
		]
	];
}
