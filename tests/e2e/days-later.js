/** Loaded before a server: its clock is so many days ahead. */
const ahead = Number(process.env['CLOCK_AHEAD_DAYS']) * 24 * 60 * 60 * 1000;
const real = Date;
const now = () => real.now() + ahead;

globalThis.Date = new Proxy(real, {
	construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
	get: (target, key) => (key === 'now' ? now : Reflect.get(target, key))
});
