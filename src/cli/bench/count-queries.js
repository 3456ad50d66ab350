/** Loaded before a measured server: counts the statements it runs and tells the number when asked by a message. */
import Database from 'better-sqlite3';

let count = 0;
const { prepare } = Database.prototype;

/**
 * @this {import('better-sqlite3').Database}
 * @param {string} text
 */
function counted(text) {
	const statement = prepare.call(this, text);
	for (const method of /** @type {const} */ (['all', 'get', 'run', 'iterate'])) {
		const plain = statement[method];
		const value = (/** @type {unknown[]} */ ...values) => {
			count += 1;
			return Reflect.apply(plain, statement, values);
		};
		Object.defineProperty(statement, method, { value });
	}
	return statement;
}
Object.defineProperty(Database.prototype, 'prepare', { value: counted });

process.on('message', () => process.send?.(count));
process.channel?.unref();
