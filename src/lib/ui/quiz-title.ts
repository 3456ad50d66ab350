import { m } from '#lib/i18n/messages.ts';

const titles = { diagnostic: m.learn_diagnostic_of, test: m.learn_test_of, final: m.learn_final_of } as const;

/** What a quiz of a module or of a course is called. */
export const quizTitle = ({ kind, title }: { readonly kind: keyof typeof titles; readonly title: string }): string =>
	titles[kind]({ title });
