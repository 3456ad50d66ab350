/**
 * Headers of every answer, save where a route has said otherwise of itself; the content security policy of our pages is
 * Kit's (svelte.config.js).
 */
const always: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'x-frame-options': 'DENY'
};

/** Of a page that is none of Kit's, such as the one for a fault: it has no script and no style. */
const bare = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What no page of ours may use; the camera only where codes are read. */
const permissions = (camera: boolean): string =>
	`camera=(${camera ? 'self' : ''}), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()`;

/** Sets them; and keeps a signed-in person's pages out of every shared or later-read cache. */
export function setSecurityHeaders(
	headers: Headers,
	{ secure, signedIn, camera }: { secure: boolean; signedIn: boolean; camera: boolean }
): void {
	for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value);
	headers.set('permissions-policy', permissions(camera));
	if (secure) headers.set('strict-transport-security', 'max-age=31536000');
	const type = headers.get('content-type') ?? '';
	// Kit does not say it; that the page does, comes after what stands before it.
	if (type === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
	if (type.startsWith('text/html') && !headers.has('content-security-policy'))
		headers.set('content-security-policy', bare);
	if (signedIn && /^(text\/html|application\/json)/.test(type)) headers.set('cache-control', 'private, no-store');
}
