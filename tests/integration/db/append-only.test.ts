import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { firstTables } from '#lib/server/db/migrations/0001-first-tables/index.ts';
import { dialects, withDatabase } from '../database.ts';
import { fillEveryTable } from './every-table.ts';

const appendOnly = firstTables.filter(({ changes }) => changes === 'never').map(({ name }) => name);
