import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The types of all compiled messages in one file. By itself TypeScript would open each of two thousand small files, and
 * the linter would walk them again for every component.
 */

const inputs = /@typedef \{(\{.*\})\} \w+Inputs \*\//;
const exported = /^export const (\w+) = .*?\(inputs(\?)?: /m;

/**
 * The type of one message: `export const records_days: Message<{ count: NonNullable<unknown> }>;`.
 * @param {string} code the message as it was compiled
 * @returns {string}
 * @throws {Error} when the compiler writes messages in another way than we know
 */
export function typeOfMessage(code) {
	const [, given] = inputs.exec(code) ?? [];
	const [, name, optional] = exported.exec(code) ?? [];
	if (!given || !name) throw new Error(`A message was compiled in a way that is not known:\n${code}`);
	return `export const ${name}: ${optional ? 'PlainMessage' : `Message<${given}>`};`;
}

const head = `import type { LocalizedString } from '../runtime.js';
type Options = { locale?: 'fr' | 'ar' | 'en' };
type PlainMessage = (inputs?: {}, options?: Options) => LocalizedString;
type Message<Inputs> = (inputs: Inputs, options?: Options) => LocalizedString;
`;

/**
 * Writes `_index.d.ts` beside the messages that were compiled into this folder.
 * @param {string} folder
 */
export async function writeMessageTypes(folder) {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.js') && name !== '_index.js').sort();
	const types = await Promise.all(
		names.map(async (name) => typeOfMessage(await readFile(path.join(folder, name), 'utf8')))
	);
	await writeFile(path.join(folder, '_index.d.ts'), `${head}${types.join('\n')}\n`);
}
