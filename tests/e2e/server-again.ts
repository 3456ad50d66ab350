import path from 'node:path';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** Starts a server again where it stood, from the same build or another. */
export const again = ({ origin, dataDir }: RunningServer, folder = root): Promise<RunningServer> =>
	startServer({ dataDir, folder, settings: { PORT: new URL(origin).port, ORIGIN: origin } });
