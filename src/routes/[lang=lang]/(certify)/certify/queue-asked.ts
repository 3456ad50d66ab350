import { isLanguage } from '#lib/i18n/language.ts';
import { queueAges, queueStates } from '#lib/server/certification/dossier-queue.ts';

/** What the address of the queue asks for; whatever it does not understand does not narrow it. */
export function queueAsked(asked: URLSearchParams, courses: readonly { readonly id: string }[]) {
	return {
		state: queueStates.find((each) => each === asked.get('state')) ?? ('submitted' as const),
		narrow: {
			course: courses.find(({ id }) => id === asked.get('course'))?.id,
			days: queueAges.find((age) => String(age) === asked.get('days')),
			again: { yes: true, no: false }[asked.get('again') ?? ''],
			spoken: [asked.get('spoken')].find(isLanguage)
		}
	};
}
