import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventStream } from '#lib/server/live/event-stream.ts';
import { frameOf } from '#lib/server/live/frames.ts';
import { changesBetween, putTogether, readChanges } from '#lib/trial/index.ts';

/** What is told after so many steps: a part of it stays, a part is new. */
const toldAt = (step: number) => ({ scene: { step, speaks: 'judge' }, lines: [{ said: step % 2 === 0 }] });

test('a page that reads as slowly as it likes has put together the present in the end, and never anything that was not told', async () => {
	const slowly = fc.asyncProperty(fc.array(fc.constantFrom('send', 'read'), { maxLength: 30 }), async (acts) => {
		const stream = eventStream(() => undefined);
		const page = pageOf(stream.response.body?.getReader());
		let step = 0;
		const send = (): void => {
			const [before, now] = [step, (step += 1)];
			const changes = () => frameOf('view-changes', now, changesBetween(toldAt(before), toldAt(now)));
			stream.send('view', () => frameOf('view', now, toldAt(now)), before === 0 ? undefined : changes);
		};
		send();
		for (const act of acts) {
			if (act === 'send') send();
			else if (page.step() < step) await page.read();
		}
		while (page.step() < step) await page.read();
		stream.close();
	});
	await fc.assert(slowly, { numRuns: 100 });
});

function pageOf(reader: ReadableStreamDefaultReader<Uint8Array> | undefined) {
	let [step, view]: [number, unknown] = [0, undefined];
	const take = (frame: string): void => {
		const [, id, changes, data] = /^id: (\d+)\nevent: view(-changes)?\ndata: (.*)$/.exec(frame) ?? [];
		if (id === undefined || data === undefined) return;
		step = Number(id);
		view = changes ? putTogether(view, readChanges(data)) : JSON.parse(data);
		expect(view).toEqual(toldAt(step));
	};
	return {
		step: () => step,
		read: async () =>
			new TextDecoder()
				.decode((await reader?.read())?.value)
				.split('\n\n')
				.forEach(take)
	};
}
