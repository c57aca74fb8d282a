// Opens the database that an audit reads, and tells in one line when it cannot be read.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Answers the exit code that `audit` resolves to; 1 when the database fails. Other errors stay loud. */
export async function withDatabase(environment, audit) {
  const { localDefaults } = require('@relais/config');
  const { Database, DatabaseError } = require('@relais/persistence');
  const url = environment.DATABASE_URL || runningDatabase(environment) || localDefaults.DATABASE_URL;
  let database;
  try {
    database = await Database.open({ url, applicationName: 'relais-audit', poolSize: 1 });
    return await audit(database);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    console.error(`The database cannot be read (${error.sqlState}): set DATABASE_URL to one that answers and is migrated.`);
    return 1;
  } finally {
    await database?.close();
  }
}

/** The database that a running `npm start` has left its address of, if there is one. */
function runningDatabase(environment) {
  const file = join(localFolder(environment), 'addresses.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).databaseUrl : undefined;
}

/** Where `npm start` keeps its things. */
export const localFolder = ({ RELAIS_FOLDER }) => RELAIS_FOLDER || join(import.meta.dirname, '..', '..', '.relais');
