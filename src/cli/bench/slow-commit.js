/** Loaded before a measured server: each commit waits some milliseconds more, as a slow disk would make it. */
import Database from 'better-sqlite3';

const delay = Number(process.env['COMMIT_DELAY_MS'] ?? '5');
const clock = new Int32Array(new SharedArrayBuffer(4));
const { prepare } = Database.prototype;

/**
 * @this {import('better-sqlite3').Database}
 * @param {string} text
 */
function slowed(text) {
	const statement = prepare.call(this, text);
	if (text !== 'commit' || this.readonly) return statement;
	const { run } = statement;
	const value = (/** @type {unknown[]} */ ...values) => {
		Atomics.wait(clock, 0, 0, delay);
		return Reflect.apply(run, statement, values);
	};
	Object.defineProperty(statement, 'run', { value });
	return statement;
}
Object.defineProperty(Database.prototype, 'prepare', { value: slowed });
