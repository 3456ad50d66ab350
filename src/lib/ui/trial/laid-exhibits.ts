import type { ViewExhibit } from '#lib/trial/index.ts';
import type { LaidExhibit } from '#lib/ui/courtroom/describe-room.ts';
import { exhibitCode } from './exhibit-label.ts';

/** What lies on the table of the room: what the scene puts there, and what has just been produced. */
export const laidExhibits = (
	exhibits: readonly Pick<ViewExhibit, 'label' | 'onTable' | 'isNew' | 'status'>[]
): LaidExhibit[] =>
	exhibits
		.filter(({ onTable, isNew, status }) => onTable || (isNew && status === 'produced'))
		.map(({ label }) => ({ code: exhibitCode(label), label }));
