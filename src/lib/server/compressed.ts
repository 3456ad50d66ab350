import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const packers = {
	br: (body: Uint8Array) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
	gzip: (body: Uint8Array) => promisify(gzip)(body)
} as const;

const worthIt = 1000;
/** Pages and their data; a stream of events must leave as it comes. */
const packable = /^(?:text\/html|application\/json)\b/;

/** The same answer, compressed where the browser asked for it and it is a page of some length. */
export async function compressed(request: Request, response: Response): Promise<Response> {
	const coding = codingFor(request.headers.get('accept-encoding') ?? '');
	if (!coding || !response.body || !packable.test(response.headers.get('content-type') ?? '')) return response;
	if (response.headers.has('content-encoding')) return response;
	if (Number(response.headers.get('content-length') ?? worthIt) < worthIt) {
		response.headers.append('vary', 'accept-encoding');
		return response;
	}
	const body = new Uint8Array(await response.arrayBuffer());
	const headers = new Headers(response.headers);
	headers.append('vary', 'accept-encoding');
	headers.delete('content-length');
	const { status, statusText } = response;
	if (body.length < worthIt) return new Response(body, { status, statusText, headers });
	headers.set('content-encoding', coding);
	return new Response(new Uint8Array(await packers[coding](body)), { status, statusText, headers });
}

/** The codings that the browser names and does not refuse (RFC 9110 §12.5.3). */
const codingsIn = (accepted: string): (string | undefined)[] =>
	accepted
		.split(',')
		.map((part) => part.trim().toLowerCase())
		.filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
		.map((part) => part.split(';')[0]);

/** Whether a browser unpacks gzip, as its header says: for what is packed as it is sent. */
export const unpacksGzip = (accepted: string | string[] | null | undefined): boolean =>
	codingsIn(String(accepted ?? '')).includes('gzip');

/** The best of those that we have. */
function codingFor(accepted: string): keyof typeof packers | undefined {
	const named = codingsIn(accepted);
	return named.includes('br') ? 'br' : named.includes('gzip') ? 'gzip' : undefined;
}
