import type { Row } from './row.ts';
export const engineBench = (): Promise<Row[]> => Promise.resolve([]);
