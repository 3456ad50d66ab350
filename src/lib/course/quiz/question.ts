import * as v from 'valibot';
import { formatSchema, idSchema, idsSchema, localTextSchema } from '../authoring/schema-parts.ts';
import {
	choiceEntries,
	clozeEntries,
	matchingEntries,
	numericEntries,
	orderingEntries,
	shortTextEntries
} from './question-kinds.ts';

export const questionUses = ['opener', 'practice', 'test', 'diagnostic'] as const;

const documentSchema = v.strictObject({ title: localTextSchema, document: localTextSchema });

const common = {
	id: idSchema,
	module: idSchema,
	use: v.picklist(questionUses),
	lesson: v.optional(idSchema),
	objective: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))),
	/** The source that the question is about, for an even draw. */
	article: v.optional(idSchema),
	/** The case series that the question belongs to. */
	series: v.optional(idSchema),
	/** What the series shows: set when the question is published, so that it is kept with the question. */
	shown: v.optional(documentSchema),
	sources: idsSchema,
	prompt: localTextSchema,
	why: localTextSchema
};

/** A question as its author wrote it: prompt, options and key together. It never leaves the server like this. */
export const questionSchema = v.variant('kind', [
	v.strictObject({ ...common, ...choiceEntries }),
	v.strictObject({ ...common, ...matchingEntries }),
	v.strictObject({ ...common, ...orderingEntries }),
	v.strictObject({ ...common, ...numericEntries }),
	v.strictObject({ ...common, ...shortTextEntries }),
	v.strictObject({ ...common, ...clozeEntries })
]);

const seriesSchema = v.strictObject({ id: idSchema, ...documentSchema.entries });

/** `content/<course>/questions.yaml`. */
export const questionsSchema = v.strictObject({
	format: formatSchema,
	series: v.optional(v.array(seriesSchema), []),
	questions: v.array(questionSchema)
});

export type Question = Readonly<v.InferOutput<typeof questionSchema>>;
export type QuestionKind = Question['kind'];
/** A question answered by picking options. */
export type ChoiceQuestion = Extract<Question, { readonly options: unknown }>;
/** A question of one of the other kinds. */
export type QuestionOf<K extends Exclude<QuestionKind, ChoiceQuestion['kind']>> = Extract<
	Question,
	{ readonly kind: K }
>;
export type QuestionFile = Readonly<v.InferOutput<typeof questionsSchema>>;

/** The questions of a file as they are published: each of a series with the document of the series. */
export const publishedQuestions = ({ questions, series }: QuestionFile): readonly Question[] =>
	questions.map((question) => {
		const found = series.find(({ id }) => id === question.series);
		return found ? { ...question, shown: { title: found.title, document: found.document } } : question;
	});
