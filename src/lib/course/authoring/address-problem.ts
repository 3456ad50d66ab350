/** Names that no host on the network has (RFC 2606, RFC 6761). */
const unused = /(?:^|\.)(?:example\.(?:com|net|org)|test|example|invalid|local|localhost)$/i;
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;
const written = /^(?:[!#$&'()*+,/:;=?@[\]~\w.-]|%[0-9a-f]{2}|[\u00A0-\uFFFF])*$/i;

/** What is wrong with an address that begins with `https://`; undefined where it could be one. Nothing is fetched. */
export function addressProblem(address: string): string | undefined {
	const [, host = '', rest = ''] = /^https:\/\/([^/?#]*)(.*)$/s.exec(address) ?? [];
	if (unused.test(host)) return `nobody answers at ${host}: it is a name for examples.`;
	if (!hostName.test(host)) return `${host || 'nothing'} is not the name of a host.`;
	return written.test(rest) ? undefined : `${rest.slice(0, 60)} has a character that no address has.`;
}
