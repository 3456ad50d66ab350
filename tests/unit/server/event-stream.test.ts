import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventStream } from '#lib/server/live/event-stream.ts';
import { frameOf } from '#lib/server/live/frames.ts';
import { streamBody, streamInto } from '#lib/server/live/stream-outlets.ts';
import { changesBetween, putTogether, readChanges } from '#lib/trial/index.ts';

/** A stream that takes one frame before it is read, and how it is read. */
interface Opened {
	readonly stream: EventStream;
	readonly read: () => Promise<Uint8Array>;
	/** Whoever reads goes away. */
	readonly breakOff: () => Promise<unknown>;
}

const bytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array());

const outlets: [string, (gone: () => void) => Opened][] = [
	[
		'by an answer of Node',
		(gone) => {
			const answer = new PassThrough({ highWaterMark: 1 });
			const chunks = answer.iterator();
			const stream = streamInto(answer, false, gone);
			const breakOff = () => once(answer.destroy(), 'close');
			return { stream, breakOff, read: async () => bytes((await chunks.next()).value) };
		}
	],
	[
		'as a body of the web',
		(gone) => {
			const { stream, body } = streamBody(false, gone);
			const reader = body.getReader();
			return { stream, breakOff: () => reader.cancel(), read: async () => bytes((await reader.read()).value) };
		}
	]
];

/** What is told after so many steps: a part of it stays, a part is new. */
const toldAt = (step: number) => ({ scene: { step, speaks: 'judge' }, lines: [{ said: step % 2 === 0 }] });

describe.each(outlets)('a stream %s', (_, open) => {
	test('that is read as slowly as one likes tells the present in the end, and never anything that was not told', async () => {
		const slowly = fc.asyncProperty(fc.array(fc.constantFrom('send', 'read'), { maxLength: 30 }), async (acts) => {
			const { stream, read } = open(() => undefined);
			const page = pageOf(read);
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

	test('that nobody reads keeps the newest of each name alone', async () => {
		const { stream, read } = open(() => undefined);
		for (let step = 1; step <= 1000; step++)
			for (const name of ['view', 'mine'] as const) stream.send(name, () => frameOf(name, step, toldAt(step)));
		let [last, frames] = ['', 0];
		while (!last.includes('id: 1000\nevent: mine')) {
			last = new TextDecoder().decode(await read());
			frames += last.split('event: ').length - 1;
		}
		expect(frames).toBeLessThan(10);
		stream.close();
	});

	test('says once that it has ended, whichever side has ended it, and takes nothing any more', async () => {
		let ends = 0;
		const [theirs, ours] = [open(() => (ends += 1)), open(() => (ends += 1))];
		await theirs.breakOff();
		ours.stream.close();
		for (const { stream } of [theirs, ours]) {
			stream.send('view', () => frameOf('view', 1, toldAt(1)));
			stream.close();
			stream.leave();
			expect(stream.ended).toBe(true);
		}
		expect(ends).toBe(2);
	});
});

function pageOf(next: () => Promise<Uint8Array>) {
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
				.decode(await next())
				.split('\n\n')
				.forEach(take)
	};
}
