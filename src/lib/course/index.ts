export { courseLanguages, type CourseLanguage, type LocalText } from './language.ts';
export type { Finding } from './authoring/finding.ts';
export { findingCodes, type FindingCode } from './authoring/finding-codes.ts';
export { checkContent, type CheckedContent } from './check/check-content.ts';
export type { Content, ContentFiles, ContentMedia, PublishedCourse, PublishedLesson } from './check/content.ts';
export { lessonsOf, type Course, type CourseModule, type LessonEntry, type QuizRules } from './course.ts';
export type { Competency, Term } from './glossary.ts';
export { lessonHtml, type Lesson, type LessonPart, type OutlineEntry } from './lesson/lesson.ts';
export { mostBytesOf, type CourseMedia, type MediaFile, type MediaKind } from './lesson/media.ts';
export { personalTraces, type PersonalTrace } from './lesson/personal-traces.ts';
export type { LessonPartName } from './lesson/part-heading.ts';
export { sectionsOf, type LessonSection } from './lesson/lesson-sections.ts';
export { isLaterVersion, type Source } from './source.ts';
export { professions, type Profession } from './professions.ts';
export { searchDocuments, type SearchKind } from './search/search-documents.ts';
export { makeSearchIndex, readSearchIndex, type SearchHit, type SearchIndex } from './search/search-index.ts';
export { bestSection, markWords, snippetOf, type MarkedRun } from './search/snippet.ts';
export { questionSchema, type Question } from './quiz/question.ts';
export { publicQuestion, type PublicOption, type PublicQuestion } from './quiz/public-question.ts';
export { noResponse, responseSchema, type Response } from './quiz/response.ts';
export { readResponse, submittedOf, type ReadResponse, type ResponseProblem } from './quiz/read-response.ts';
export { answerKey, gradeResponse, percentOf, type AnswerKey, type Marks } from './quiz/answer-key.ts';
export { feedbackOn, type Feedback, type OptionFeedback, type PartFeedback } from './quiz/feedback.ts';
export { drawTest } from './quiz/draw-test.ts';
export { diagnosticQuiz, quizBank, quizzesOf, type CourseQuiz, type QuizKind } from './quiz/course-quiz.ts';
export { nextAttempt, type NextAttempt } from './quiz/next-attempt.ts';
export { dueAt, isPastGrace, type Accommodation } from './quiz/due-at.ts';
export { lessonResults, type LessonResult } from './quiz/lesson-results.ts';
export { normalisedGain, type PrePost } from './evaluation/gain.ts';
export { fewestShown, wholeGroups } from './evaluation/whole-groups.ts';
export {
	afterAnswer,
	countsForReview,
	memorySchema,
	type ReviewCard,
	type ReviewedAnswer
} from './review/review-card.ts';
export { lessonsTouched, reviewQuestions, type DueQuestion, type LawChange } from './review/due-questions.ts';
export { paceOf, type Goal, type Pace } from './path/goal.ts';
export {
	analyseItem,
	type GivenResponse,
	type ItemFigures,
	type ItemFlag,
	type ItemSums,
	type OptionFigures
} from './evaluation/item-analysis.ts';
export {
	isLeft,
	learningPath,
	type LearningPath,
	type ModuleOnPath,
	type LessonOnPath,
	type NextStep,
	type Progress,
	type TestOnPath
} from './path/learning-path.ts';
