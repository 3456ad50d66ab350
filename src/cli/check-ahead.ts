/**
 * Checks courses and cases for the build that was just made, and says of each module what it weighs to take it along; the
 * build then starts without doing it: the last step of `npm run build`. Where they are changed later, the server checks them
 * when it starts.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { checkContentFolder } from '#lib/server/learning/check-folder.ts';
import { libraryAhead } from '#lib/server/learning/content-library.ts';
import { keepPackOffers } from '#lib/server/learning/pack-offers.ts';
import { readSettings } from '#lib/server/settings.ts';
import { checkScenariosFolder } from '#lib/server/trials/check-folder.ts';
import { knownIn } from '#lib/server/trials/known-ids.ts';

const versionFile = v.object({ version: v.string() });

const build = join(import.meta.dirname, '../../build');
const { version } = v.parse(versionFile, JSON.parse(await readFile(join(build, 'client/_app/version.json'), 'utf8')));
const { contentDir, scenariosDir, checkedDir } = readSettings({});
await mkdir(checkedDir, { recursive: true });
const before = { folder: checkedDir, build: version, keeps: true };
const checked = await checkContentFolder(contentDir, before);
await checkScenariosFolder(scenariosDir, knownIn(checked.content), before);
await keepPackOffers(libraryAhead(checked), before);
