/**
 * Where to send a page asked for by another name of this machine (127.0.0.1 for localhost), null where it may stay: from
 * there every form would be refused as foreign. Only a loopback origin redirects: behind a proxy the host that
 * arrives here may rightly be another.
 * @param host the Host header
 * @param origin the address people reach the platform by
 */
export function addressAtOrigin(method: string, host: string | null, url: URL, origin: string): string | null {
	if (method !== 'GET' || host === null || origin.endsWith(`//${host}`)) return null;
	const own = new URL(origin);
	if (host === own.host || !loopback.test(own.hostname)) return null;
	return `${own.origin}${url.pathname}${url.search}`;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
