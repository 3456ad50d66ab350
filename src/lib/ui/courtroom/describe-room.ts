import { formatList } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';
import type { RoomPlace, Seat } from '#lib/ui/courtroom/seats.ts';

const placeNames: Record<RoomPlace, () => string> = {
	court: m.common_room_court,
	office: m.common_room_office,
	shelter: m.common_room_shelter,
	station: m.common_room_station
};

/** What lies on the table: its number, and the number with the name. */
export interface LaidExhibit {
	readonly code: string;
	readonly label: string;
}

/** The room in words: the same that the picture shows, for those who hear it. */
export interface RoomWords {
	readonly title: string;
	readonly description: string;
	/** Who speaks and what lies on the table, in short: the line under the picture. */
	readonly caption: string;
}

interface Room {
	readonly place: RoomPlace;
	readonly seats: readonly Seat[];
	/** The public is there. */
	readonly open: boolean;
	readonly lit: readonly string[];
	readonly exhibits: readonly LaidExhibit[];
	/** The reader's own role, where it is in the room. */
	readonly you: string | undefined;
	readonly nameOf: (role: string) => string;
}

/** Says who is present, where the reader is, who speaks and what lies on the table. */
export function describeRoom({ place, seats, open, lit, exhibits, you, nameOf }: Room): RoomWords {
	const named = (roles: readonly string[]): string => formatList(roles.map(nameOf));
	const laid = (words: readonly string[]): string =>
		words.length > 0 ? m.common_room_exhibit({ exhibit: formatList(words) }) : '';
	const present = [...seats.map(({ role }) => role), ...(open ? ['observer'] : [])];
	const speaks = lit.length > 0 ? m.common_room_speaks({ roles: named(lit) }) : '';
	const there = present.length > 0 ? m.common_room_present({ roles: named(present) }) : '';
	const yours = you === undefined ? '' : m.common_room_you({ role: nameOf(you) });
	const said = (parts: readonly string[]): string => parts.filter(Boolean).join(' ');
	return {
		title: placeNames[place](),
		description: said([there, yours, speaks, laid(exhibits.map(({ label }) => label))]),
		caption: said([speaks, laid(exhibits.map(({ code }) => code))]) || placeNames[place]()
	};
}
