import type { Visitor } from '#lib/ui/visitor.ts';

const isVisitor = (value: unknown): value is Visitor =>
	typeof value === 'object' && value !== null && 'id' in value && 'name' in value && 'capabilities' in value;

/** Who is signed in, by the server; undefined where nobody is, or it does not answer. */
export async function askWho(): Promise<Visitor | undefined> {
	const answer = await fetch('/api/visitor', { headers: { accept: 'application/json' } }).catch(() => null);
	const visitor: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
	return isVisitor(visitor) ? visitor : undefined;
}
