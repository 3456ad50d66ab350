import type { LiveView, Mine, PublicDecision } from '#lib/trial/index.ts';

/** The form of the first thing that a seat can do now, as its page would send it; null where it has nothing to do. */
export function firstAnswer({ view }: { view: LiveView }, mine: Mine | null): URLSearchParams | null {
	const scene = view.scene?.id;
	if (scene === undefined || mine === null) return null;
	for (const decision of view.decisions) {
		const ballot = mine.ballots.find((one) => one.decision === decision.id);
		if (ballot === undefined || ballot.own !== null || (ballot.forLead && !mine.lead)) continue;
		return formOf(scene, answer(decision), { decision: decision.id });
	}
	return view.mayPass && mine.lead ? formOf(scene, [['command', 'pass']], {}) : null;
}

function formOf(scene: string, fields: string[][], more: Record<string, string>): URLSearchParams {
	const form = new URLSearchParams([
		['command', 'decide'],
		['scene', scene],
		['key', crypto.randomUUID()]
	]);
	for (const [name = '', value = ''] of [...Object.entries(more), ...fields])
		if (name === 'command') form.set(name, value);
		else form.append(name, value);
	return form;
}

const isOpen = ({ closed }: { closed: string | null }): boolean => closed === null;

function answer(decision: PublicDecision): string[][] {
	const kind = ['kind', decision.kind];
	switch (decision.kind) {
		case 'choose':
			return [kind, ['choice', decision.choices.find(isOpen)?.id ?? '']];
		case 'select':
			return [
				kind,
				...decision.options
					.filter(isOpen)
					.slice(0, decision.max)
					.map(({ id }) => ['option', id])
			];
		case 'examine':
			return decision.questions.some(isOpen)
				? [
						['command', 'ask'],
						['question', decision.questions.find(isOpen)?.id ?? '']
					]
				: [['command', 'finish-asking']];
		case 'ruling':
			return [kind, ['ruling', decision.rulings[0]?.id ?? ''], ['ground', decision.grounds.find(isOpen)?.id ?? '']];
		case 'order':
			return [kind, ...decision.steps.map(({ id }, place) => [`step:${id}`, String(place + 1)])];
		case 'quantify':
			return [kind, ['amount', String(decision.from)]];
		case 'write':
			return [kind, ['text', 'mot '.repeat(decision.min)]];
	}
}
