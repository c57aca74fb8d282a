// Brings the schema of DATABASE_URL up to date: `npm run migrate`; safe to run again, and from several places at once.
import { createRequire } from 'node:module';

const { migrate, seed } = createRequire(import.meta.url)('@relais/persistence');
const { DATABASE_URL: databaseUrl, RELAIS_DEMO_KEYS: demoKeys } = process.env;
if (!databaseUrl) {
  console.error('DATABASE_URL is not set: give the address of the Postgres that Relais shall use.');
  process.exit(1);
}
await migrate(databaseUrl);
console.log('The schema is up to date.');
if (demoKeys) {
  const [company, practice] = demoKeys.split(',');
  await seed(databaseUrl, { keys: { company, practice } });
  console.log('The demo organisations are there.');
}
