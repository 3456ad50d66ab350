import { manyRooms } from './live/many-rooms.ts';
import { seenByAll } from './live/seen-by-all.ts';
import type { Row } from './row.ts';

/** Live trials over HTTP: a hundred and a thousand who watch one room, and two hundred rooms at once, on a slow disk too. */
export const liveBench = async (): Promise<Row[]> => [
	...(await manyRooms(5)),
	...(await manyRooms(0)),
	...(await seenByAll(100, { p95: 25, p99: 50 })),
	...(await seenByAll(1000, { p99: 100 }))
];
