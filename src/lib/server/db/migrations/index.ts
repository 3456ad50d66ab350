import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { createFirstTables } from './0001-first-tables/index.ts';
import { widenQueueIndex } from './0002-queue-index.ts';
import { addMarking } from './0003-marking.ts';
import { addDebriefNotes } from './0004-debrief-notes.ts';
import { addAssessment } from './0005-assessment.ts';
import { addReview } from './0006-review.ts';
import { addLiveRooms } from './0008-live-rooms.ts';
import { addCredentials } from './0009-credentials.ts';
import { addExamining } from './0010-examining.ts';
import { addGuestClaims } from './0011-guest-claims.ts';
import { indexLanguages } from './0012-language-index.ts';
import { addSecondLooks } from './0014-second-look.ts';

/** Every migration by name, in order of the names. Forward only: none has a way down, none is edited once released. */
export const migrationsFor = (dialect: Dialect): Record<string, Migration> => ({
	'0001-first-tables': createFirstTables(dialect),
	'0002-queue-index': widenQueueIndex,
	'0003-marking': addMarking(dialect),
	'0004-debrief-notes': addDebriefNotes(dialect),
	'0005-assessment': addAssessment(dialect),
	'0006-review': addReview(dialect),
	'0008-live-rooms': addLiveRooms(dialect),
	'0009-credentials': addCredentials(dialect),
	'0010-examining': addExamining(dialect),
	'0011-guest-claims': addGuestClaims(dialect),
	'0012-language-index': indexLanguages,
	'0014-second-look': addSecondLooks(dialect)
});
