import type { RefusalCode, TrialState } from '#lib/trial/index.ts';
import type { ConsoleAct } from './console-act.ts';
import { isPlayer, seatNow, type Room } from './room.ts';

const talkActs = [
	'say',
	'whisper',
	'hint',
	'unsay',
	'ask',
	'close-question',
	'see-stop',
	'open-fork',
	'close-fork'
] as const;

/** What whoever conducts says and asks besides the case. */
export type TalkAct = Extract<ConsoleAct, { act: (typeof talkActs)[number] }>;

const names: ReadonlySet<string> = new Set(talkActs);

export const isTalkAct = (act: ConsoleAct): act is TalkAct => names.has(act.act);

/** The text that goes with it, which the log does not hold; a question with an answer a line after it. */
export function talkText(act: TalkAct): string | undefined {
	if (act.act === 'say' || act.act === 'whisper') return act.text;
	return act.act === 'ask' ? [act.question, ...act.choices].join('\n') : undefined;
}

/** The commands of it; a question to everybody makes the hearing rest first. */
export function talkCommands(
	room: Room,
	state: TrialState,
	act: TalkAct,
	at: string
): object[] | { refusal: RefusalCode } {
	const by = 'conductor';
	switch (act.act) {
		case 'say':
			return [{ type: 'say', by, to: 'all' }];
		case 'whisper':
			return isPlayer(room, act.person)
				? [{ type: 'say', by, to: { person: act.person } }]
				: { refusal: 'trial/no-such-seat' };
		case 'hint': {
			// A hint is prose of the role that decides.
			const role = room.scenario.index.decisions.get(act.decision)?.decision.role;
			return role !== undefined && seatNow({ state }, act.person)?.role === role
				? [{ type: 'say', by, to: { person: act.person }, hint: act.decision }]
				: { refusal: 'trial/not-your-decision' };
		}
		case 'unsay':
			return [{ type: 'unsay', by, message: act.message }];
		case 'ask':
			return [
				...(state.live?.hall?.paused ? [] : [{ type: 'pause', by, reason: 'discussion', at }]),
				{ type: 'ask-all', by, choices: act.choices.length || 2 }
			];
		case 'close-question':
			return [{ type: 'close-question', by }];
		case 'see-stop':
			return [{ type: 'see-stop', by, person: act.person }];
		case 'open-fork':
			return [{ type: 'open-fork', by, scene: act.scene, decision: act.decision }];
		case 'close-fork':
			return [{ type: 'close-fork', by, decision: act.decision }];
	}
}
