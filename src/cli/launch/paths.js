import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json; every path of the launcher starts from it. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * An absolute path inside the house.
 * @param {...string} parts
 */
export const inHouse = (...parts) => path.join(root, ...parts);
