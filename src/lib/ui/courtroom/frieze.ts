/** A figure of the frieze: the room as a narrow band, for a phone. */
export interface FriezeFigure {
	readonly role: string;
	readonly x: number;
	readonly y: number;
	readonly size: number;
}

/** The order in which the court is read, from the clerk to the accused, the bench in the middle. */
const order = [
	'clerk',
	'civil-party',
	'victim',
	'social-worker',
	'interpreter',
	'judge',
	'witness',
	'expert',
	'prosecutor',
	'defence',
	'accused',
	'police'
];

export const friezeWidth = 360;

const sizes = { lit: { few: 0.74, many: 0.63 }, others: { few: 0.56, many: 0.48 } };

/** Where what lies on the table is drawn, at the end of the band. */
const tableWidth = 44;

/** Everybody present in one row, beside what lies on the table; speakers stand a little larger. */
export function friezeOf(present: readonly string[], lit: readonly string[], laid: boolean): FriezeFigure[] {
	const everybody = new Set([...present, ...lit]);
	const row = order.filter((role) => everybody.has(role));
	const width = laid ? friezeWidth - tableWidth : friezeWidth;
	const step = Math.min(52, (width - 40) / Math.max(1, row.length));
	const first = width / 2 - ((row.length - 1) * step) / 2;
	return row.map((role, index) => ({
		role,
		x: Math.round(first + index * step),
		y: role === 'judge' ? 46 : 56,
		size: sizes[lit.includes(role) ? 'lit' : 'others'][row.length > 8 ? 'many' : 'few']
	}));
}
