/** A node that starts: migrates the database it is told and says what it ran. */
import { openDatabase } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';

const [, , dialect, where = ''] = process.argv;
const db = await openDatabase(dialect === 'sqlite' ? { dialect, file: where } : { dialect: 'postgres', url: where });
console.log(JSON.stringify(await migrate(db)));
await db.close();
