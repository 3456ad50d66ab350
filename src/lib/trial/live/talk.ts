import { presentSeat } from './live-seats.ts';
import type { LiveRoom } from './live-types.ts';
import type { Note, Question, Talk, TalkEvent } from './talk-types.ts';

const silence: Talk = { messages: [], question: null, stops: [], notes: [] };

/** As many as anybody reads again; older ones are in the log. */
const keptMessages = 40;
const keptNotes = 12;

/** What is said in the room so far. */
export const talkOf = ({ talk }: LiveRoom): Talk => talk ?? silence;

const talkEvents = new Set<string>([
	...['said', 'unsaid', 'all-asked', 'all-answered'],
	...['question-closed', 'stop-asked', 'stop-seen', 'noted']
]);

/** True where an event is about what is said in the room and not about the case. */
export const isTalk = (event: { type: string }): event is TalkEvent => talkEvents.has(event.type);

/** The room after something that was said or asked in it, as the event of that number. */
export const applyTalk = (live: LiveRoom, event: TalkEvent, seq: number): LiveRoom => ({
	...live,
	talk: { ...talkOf(live), ...changed(live, talkOf(live), event, seq) }
});

/** The room without its question, which ends where the hearing goes on. */
export const withoutQuestion = (live: LiveRoom): LiveRoom =>
	live.talk?.question ? { ...live, talk: { ...live.talk, question: null } } : live;

function changed(live: LiveRoom, talk: Talk, event: TalkEvent, seq: number): Partial<Talk> {
	switch (event.type) {
		case 'said': {
			const { to, hint = null } = event;
			return { messages: [...talk.messages, { seq, to, hint }].slice(-keptMessages) };
		}
		case 'unsaid':
			return { messages: talk.messages.filter((one) => one.seq !== event.message) };
		case 'all-asked':
			return { question: { seq, choices: event.choices, closed: false, answers: [] } };
		case 'all-answered':
			return { question: talk.question && withAnswer(talk.question, event) };
		case 'question-closed':
			return { question: talk.question && { ...talk.question, closed: true } };
		case 'stop-asked':
			return { stops: [...others(talk.stops, event.person), { person: event.person, seen: false }] };
		case 'stop-seen':
			return { stops: [...others(talk.stops, event.person), { person: event.person, seen: true }] };
		case 'noted':
			return { notes: withNote(live, talk.notes, event.by.seat, seq) };
	}
}

const others = <T extends { readonly person: string }>(all: readonly T[], person: string): T[] =>
	all.filter((one) => one.person !== person);

const withAnswer = (question: Question, { person, choice }: { person: string; choice: number }): Question => ({
	...question,
	answers: [...others(question.answers, person), { person, choice }]
});

function withNote(live: LiveRoom, notes: readonly Note[], seat: string, seq: number): Note[] {
	const role = presentSeat(live, seat)?.role;
	if (role === undefined) return [...notes];
	const kept = notes.filter((one) => one.role === role).slice(1 - keptNotes);
	return [...notes.filter((one) => one.role !== role), ...kept, { seq, seat, role }];
}
