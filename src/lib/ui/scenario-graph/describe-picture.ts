import { m } from '#lib/i18n/messages.ts';
import type { ScenarioGraph } from '#lib/trial/index.ts';

/** What the picture of a scenario shows, for those who do not see it. */
export const describePicture = ({ title, scenes, endings }: ScenarioGraph): string =>
	m.scenarios_picture_desc({
		title,
		scenes: m.scenarios_scenes({ count: scenes.length }),
		endings: m.scenarios_endings_count({ count: endings.length })
	});
