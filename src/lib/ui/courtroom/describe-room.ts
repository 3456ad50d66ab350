import { currentLanguage } from '#lib/i18n/current-language.ts';
import { m } from '#lib/i18n/messages.ts';
import type { RoomPlace, Seat } from '#lib/ui/courtroom/seats.ts';

const placeNames: Record<RoomPlace, () => string> = {
	court: m.common_room_court,
	office: m.common_room_office,
	shelter: m.common_room_shelter,
	station: m.common_room_station
};

/** The room in words: the same that the picture shows, for those who hear it. */
export interface RoomWords {
	readonly title: string;
	readonly description: string;
	/** Who speaks, or what lies on the table: the line under the frieze. */
	readonly caption: string;
}

interface Room {
	readonly place: RoomPlace;
	readonly seats: readonly Seat[];
	readonly lit: readonly string[];
	readonly exhibit: string | undefined;
	readonly nameOf: (role: string) => string;
}

/** Says who is present, who speaks and what lies on the table. */
export function describeRoom({ place, seats, lit, exhibit, nameOf }: Room): RoomWords {
	const list = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' });
	const named = (roles: readonly string[]): string => list.format(roles.map(nameOf));
	const present = seats.map(({ role }) => role);
	const speaks = lit.length > 0 ? m.common_room_speaks({ roles: named(lit) }) : '';
	const lies = exhibit ? m.common_room_exhibit({ exhibit }) : '';
	const there = present.length > 0 ? m.common_room_present({ roles: named(present) }) : '';
	return {
		title: placeNames[place](),
		description: [there, speaks, lies].filter(Boolean).join(' '),
		caption: [speaks, lies].filter(Boolean).join(' ') || placeNames[place]()
	};
}
