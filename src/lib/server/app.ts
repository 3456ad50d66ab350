import { randomBytes } from 'node:crypto';
import { issuerSeed } from './certification/issuer/key-file.ts';
import { issuerAt, type Issuer } from './certification/issuer/issuer.ts';
import { openSignIns, type SignIns } from './auth/lucia.ts';
import { openDatabase, type Db } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { openLiveRooms, type LiveRooms } from './live/live-rooms.ts';
import { openContent, type ContentLibrary } from './learning/content-library.ts';
import { recallPackOffers } from './learning/pack-offers.ts';
import { fillReviews } from './learning/schedule-review.ts';
import type { Settings } from './settings.ts';
import { knownIn } from './trials/known-ids.ts';
import { openScenarios, type ScenarioLibrary } from './trials/scenario-library.ts';

/** Everything a use case needs of the world. */
export interface App {
	settings: Settings;
	db: Db;
	signIns: SignIns;
	/** The courses, as they stood on disk at the start. */
	content: ContentLibrary;
	/** The cases that can be played. */
	scenarios: ScenarioLibrary;
	/** The platform as the issuer of its certificates. */
	issuer: Issuer;
	/** The live trials that this node has in hand. */
	live: LiveRooms;
	clock: () => Date;
	/** A new id that nobody can guess or count. */
	newId: () => string;
	/** Waits for what is being written and closes. */
	close(): Promise<void>;
}

/**
 * Opens the platform: the database, brought to the newest version, and all that is loaded once.
 * @param build what the build calls itself: what it checked when it was made is not checked again
 */
export async function openApp(settings: Settings, build?: string): Promise<App> {
	const before = build === undefined ? undefined : { folder: settings.checkedDir, build, keeps: false };
	const db = await openDatabase(settings.database);
	await migrate(db);
	const signIns = openSignIns(db, settings.secure);
	await signIns.forgetExpired();
	await fillReviews(db);
	const content = await openContent(db, settings.contentDir, new Date().toISOString(), before);
	if (before) await recallPackOffers(content, before);
	const scenarios = await openScenarios(db, {
		folder: settings.scenariosDir,
		known: knownIn(content),
		at: new Date().toISOString(),
		before
	});
	for (const { file, line, message } of scenarios.findings) console.error(`${file}:${line} ${message}`);
	const clock = () => new Date();
	const issuer = issuerAt({ db, origin: settings.origin, clock, seed: () => issuerSeed(settings) });
	const live = openLiveRooms({ db, scenarios, clock, newId });
	const close = () => {
		live.close();
		return db.close();
	};
	return { settings, db, signIns, content, scenarios, issuer, live, clock, newId, close };
}

// 96 bits, 16 characters.
const newId = (): string => randomBytes(12).toString('base64url');
