import { once } from 'node:events';
import path from 'node:path';
import * as v from 'valibot';
import type { RunningServer } from '../../running-server.ts';

/** To be loaded before a server whose clock is asked. */
export const serverClock = path.join(import.meta.dirname, 'server-clock.js');

const told = v.object({ commands: v.array(v.number()), lessons: v.array(v.number()), stoodStill: v.number() });

/** What a server tells since it was last asked, in milliseconds: its commands and lessons, and how long its loop stands still (p99). */
export async function askServerClock({ process: child }: RunningServer): Promise<v.InferOutput<typeof told>> {
	const answer = once(child, 'message');
	child.send('what');
	const [clock] = v.parse(v.looseTuple([told]), await answer);
	return clock;
}
