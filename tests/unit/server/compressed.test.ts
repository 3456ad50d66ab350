import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressed } from '#lib/server/compressed.ts';

const page = `<!doctype html>${'<p>محاكمة</p>'.repeat(200)}`;
const asking = (accepted: string) => new Request('http://localhost/', { headers: { 'accept-encoding': accepted } });
const answer = (type: string, body = page) => new Response(body, { headers: { 'content-type': type, 'x-kept': '1' } });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('an answer of the server', () => {
	it('is compressed as the browser asks, and says the same', async () => {
		const small = await compressed(asking('gzip, deflate, br'), answer('text/html'));
		expect(small.headers.get('content-encoding')).toBe('br');
		expect(small.headers.get('vary')).toBe('accept-encoding');
		expect(small.headers.get('x-kept')).toBe('1');
		expect(brotliDecompressSync(await bytes(small)).toString()).toBe(page);
		const older = await compressed(asking('gzip'), answer('application/json; charset=utf-8'));
		expect(gunzipSync(await bytes(older)).toString()).toBe(page);
	});

	it('is left as it is for who does not ask, or refuses', async () => {
		for (const accepted of ['', 'identity', 'br;q=0, gzip;q=0.0']) {
			const plain = await compressed(asking(accepted), answer('text/html'));
			expect(plain.headers.get('content-encoding')).toBeNull();
			expect(await plain.text()).toBe(page);
		}
	});

	it('is left as it is when it is a stream of events, a picture, short, empty or compressed already', async () => {
		const plain = [answer('text/event-stream'), answer('image/png'), answer('text/html', 'short'), new Response(null)];
		for (const response of plain)
			expect((await compressed(asking('br'), response)).headers.get('content-encoding')).toBeNull();
		const packed = new Response(page, { headers: { 'content-type': 'text/html', 'content-encoding': 'zstd' } });
		expect((await compressed(asking('br'), packed)).headers.get('content-encoding')).toBe('zstd');
	});
});
