import { describe, expect, test } from 'vitest';
import { createLines } from '#lib/server/live/lines.ts';

const following = new Set(['amal']);
const nobody = new Set<string>();

describe('the lines of a room', () => {
	test('are as each page told last, and new before it has', () => {
		const lines = createLines();
		expect([...lines.presence(following, 0)]).toEqual([['amal', 'new']]);
		lines.tell('amal', 'slow', 0);
		lines.tell('amal', 'poor', 1000);
		expect([...lines.presence(following, 2000)]).toEqual([['amal', 'poor']]);
	});

	test('are news only where they have changed', () => {
		const lines = createLines();
		expect(lines.tell('amal', 'good', 0)).toBe(true);
		expect(lines.tell('amal', 'good', 30_000)).toBe(false);
		expect(lines.tell('amal', 'slow', 31_000)).toBe(true);
	});

	test('are lost where the stream has broken off, or where the page has fallen silent, until it is heard again', () => {
		const lines = createLines();
		lines.tell('amal', 'good', 0);
		expect(lines.presence(nobody, 1000).get('amal')).toBe('lost');
		expect(lines.presence(following, 80_000).get('amal')).toBe('lost');
		expect(lines.tell('amal', 'good', 90_000)).toBe(true);
		expect(lines.presence(following, 90_000).get('amal')).toBe('good');
	});

	test('lose nobody who has closed their page', () => {
		const lines = createLines();
		lines.tell('amal', 'good', 0);
		lines.leave('amal');
		expect(lines.presence(nobody, 1000).size).toBe(0);
	});

	test('lose nobody whose goodbye of one page comes after the greeting of the next', () => {
		const lines = createLines();
		lines.tell('amal', 'good', 0, 'first');
		lines.tell('amal', 'slow', 1000, 'second');
		expect(lines.leave('amal', 'first')).toBe(false);
		expect(lines.presence(following, 2000).get('amal')).toBe('slow');
		expect(lines.presence(nobody, 2000).get('amal')).toBe('lost');
		expect(lines.leave('amal', 'second')).toBe(true);
		expect(lines.presence(nobody, 3000).size).toBe(0);
	});

	test('know who asks from time to time without a stream, as long as they do', () => {
		const lines = createLines();
		lines.tell('amal', 'asking', 0);
		expect(lines.presence(nobody, 60_000).get('amal')).toBe('asking');
		expect(lines.presence(nobody, 80_000).size).toBe(0);
	});
});
