/** Where a case is played. */
export type RoomPlace = 'court' | 'office' | 'shelter' | 'station';

/** A person of the room: where they are drawn, how large, and where their name goes. */
export interface Seat {
	readonly role: string;
	readonly x: number;
	readonly y: number;
	readonly size: number;
	/** Names on furniture are written in light letters. */
	readonly label: { readonly x: number; readonly y: number; readonly onWood: boolean };
	readonly dress: 'robe' | 'plain';
}

/** The room's own width: seats are drawn from its start and mirrored in Arabic, as the reading goes. */
export const roomWidth = 900;

/** Roles that wear the robe in court. */
export const robed: ReadonlySet<string> = new Set(['judge', 'prosecutor', 'defence', 'clerk']);

/** The court's fixed places. Whoever testifies comes to the bar; all others keep their place on the floor. */
const raised: Readonly<Record<string, readonly [x: number, y: number, size: number, labelY: number]>> = {
	judge: [450, 152, 1.18, 218],
	clerk: [148, 184, 1, 231],
	prosecutor: [752, 184, 1, 231]
};

const floor: Readonly<Record<string, number>> = {
	'civil-party': 66,
	victim: 158,
	'social-worker': 250,
	expert: 342,
	interpreter: 556,
	defence: 636,
	accused: 708,
	witness: 776,
	police: 838
};

const barX = 450;
const floorY = 332;
/** Of these, whoever speaks stands at the bar; the others wait in their place. */
const comeToTheBar = ['witness', 'expert', 'victim'];

const dressOf = (role: string): Seat['dress'] => (robed.has(role) ? 'robe' : 'plain');

function seatAt(role: string, x: number, y: number, size: number, labelY: number): Seat {
	return { role, x, y, size, label: { x, y: labelY, onWood: role in raised }, dress: dressOf(role) };
}

function courtSeats(present: readonly string[], lit: readonly string[]): Seat[] {
	const standing = comeToTheBar.find((role) => lit.includes(role));
	const seats: Seat[] = [];
	for (const role of present) {
		const place = raised[role];
		const x = floor[role];
		if (place) seats.push(seatAt(role, ...place));
		else if (role === standing) seats.push(seatAt(role, barX, floorY - 26, 1.2, floorY + 66));
		else if (x !== undefined) seats.push(seatAt(role, x, floorY, 1, floorY + 46));
	}
	return staggered(seats);
}

/** Names of neighbours on the floor go on two lines in turn, so that long ones never touch. */
function staggered(seats: readonly Seat[]): Seat[] {
	const row = seats.filter(({ y }) => y === floorY).sort((a, b) => a.x - b.x);
	return seats.map((seat) => {
		const index = row.indexOf(seat);
		return index % 2 === 1 ? { ...seat, label: { ...seat.label, y: seat.label.y + 24 } } : seat;
	});
}

/** Around a table: everybody present, evenly, facing us. */
function tableSeats(present: readonly string[]): Seat[] {
	const seated = present.filter((role) => role !== 'observer');
	const step = Math.min(190, 720 / Math.max(1, seated.length));
	const first = roomWidth / 2 - ((seated.length - 1) * step) / 2;
	return seated.map((role, index) => ({
		role,
		x: first + index * step,
		y: 214,
		size: seated.length > 5 ? 1.1 : 1.35,
		label: { x: first + index * step, y: seated.length > 4 && index % 2 === 1 ? 374 : 350, onWood: false },
		dress: 'plain' as const
	}));
}

/** The seats of everybody present in a place; the speakers are there even when the list forgot them. */
export function seatsOf(place: RoomPlace, present: readonly string[], lit: readonly string[]): Seat[] {
	const everybody = [...new Set([...present, ...lit])];
	return place === 'court' ? courtSeats(everybody, lit) : tableSeats(everybody);
}

/** The same room as it is seen where the reading goes from right to left. */
export const mirrored = (x: number, rightToLeft: boolean): number => (rightToLeft ? roomWidth - x : x);
