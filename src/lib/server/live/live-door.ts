import type { App } from '../app.ts';
import { commandDoor } from './command-door.ts';
import type { Door } from './door.ts';
import { streamDoor } from './stream-door.ts';

/** What stands in front of SvelteKit: what is sent to live rooms, and what they send. */
export function liveDoor(app: App): Door {
	const [command, stream] = [commandDoor(app), streamDoor(app)];
	return (request, response, goOn) => command(request, response, () => stream(request, response, goOn));
}
