import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { answerKey, feedbackOn, gradeResponse, questionSchema, responseSchema } from '#lib/course/index.ts';

const schema = v.array(v.object({ what: v.string(), question: v.string(), response: v.string(), marks: v.number() }));

/** Questions and answers as databases keep them. They may be added to, never edited. */
const kept = v.parse(
	schema,
	JSON.parse(readFileSync(new URL('../../fixtures/frozen/responses-1.json', import.meta.url), 'utf8'))
);

it.each(kept)('reads $what for ever, and marks it as it was marked', ({ question, response, marks }) => {
	const asked = v.parse(questionSchema, JSON.parse(question));
	const given = v.parse(responseSchema, JSON.parse(response));
	expect(gradeResponse(answerKey(asked), given)).toEqual({ marks, max: 1 });
	expect(feedbackOn(asked, given, 'ar').verdict).toBe(marks === 1 ? 'right' : marks > 0 ? 'partly' : 'wrong');
});
