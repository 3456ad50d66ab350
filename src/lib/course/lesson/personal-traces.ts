import { latinDigits } from '#lib/i18n/fold-text.ts';

/** Words after which a name follows. */
const titles =
	/(?:\b(?:M\.|Mme|Mlle|Me|Mr|Mrs|Ms|Miss|Dr|nommée?|appelée?|s['’]appell?e(?:nt)?|named|called)|السيدة?|الآنسة|المدعوة?|المسماة|المسمى|اسمها|اسمه|تدعى|يدعى)[ \u00a0]+(\p{Lu}[\p{L}'’-]+|[\p{Script=Arabic}]{3,})/gu;

/** Given names that many families of Morocco use: one is enough to ask. */
const givenNames =
	/(?<!\p{L})(?:Mohamed|Mohammed|Ahmed|Youssef|Hassan|Hussein|Rachid|Khalid|Karim|Abdel\p{Ll}+|Abdou?\p{Ll}*llah|Fatima|Fatna|Khadija|Aïcha|Aicha|Zineb|Meryem|Mariam|Naima|Naïma|Latifa|Samira|Houda|Salma|محمد|أحمد|يوسف|حسن|رشيد|خالد|كريم|فاطمة|خديجة|عائشة|زينب|مريم|نعيمة|لطيفة|سميرة|سلمى)(?!\p{L})/gu;

/** Two capitalised words in the middle of a sentence, such as a given name and a family name. */
const fullNames =
	/(?<=[\p{Ll},;:] )(?:(?!Code|Cour|Nations|Procureur|Parquet|Roi|Bureau|Court|King|Penal|United)\p{Lu}\p{Ll}+)[ -](?:(?!Pénal|Unies|Général|Code|Serra|Nations)\p{Lu}\p{Ll}{2,})/gu;

const phones = /(?<![\d+])(?:\+212|00212|0)[ .-]?[5-8](?:[ .-]?\d){8}(?!\d)/g;

/** The national identity card: one or two letters and five or six digits. */
const cards = /(?<![\p{L}\d])[A-Z]{1,2} ?\d{5,6}(?!\d)/gu;

/** 2024/2610/123 or 123/2610/2024, and what is called a number of a file; a day such as 12/03/2024 is none. */
const files =
	/(?<![\d/])\d{1,6}\/\d{4}\/\d{1,6}(?![\d/])|(?:dossier|affaire|file|case|ملف|قضية)[ \u00a0]+(?:n[°o]\.?|no\.?|number|رقم|عدد)[ \u00a0]*[\d/-]{2,20}/giu;

export type TraceKind = 'name' | 'phone' | 'national-id' | 'file-number';

/** Words that may tell who somebody is. */
export interface PersonalTrace {
	readonly kind: TraceKind;
	readonly words: string;
}

const patterns: readonly (readonly [TraceKind, RegExp])[] = [
	['phone', phones],
	['national-id', cards],
	['file-number', files],
	['name', titles],
	['name', givenNames],
	['name', fullNames]
];

/**
 * What in a text looks like a name, a telephone, an identity card or the number of a file: enough to ask the writer,
 * who may know better, never to refuse. Each once, at most ten.
 */
export function personalTraces(text: string): readonly PersonalTrace[] {
	const found = patterns.flatMap(([kind, pattern]) =>
		[...latinDigits(text).matchAll(pattern)].map((match): PersonalTrace => ({ kind, words: match[0].trim() }))
	);
	const once = new Map(found.map((trace) => [trace.words, trace]));
	return [...once.values()].slice(0, 10);
}
