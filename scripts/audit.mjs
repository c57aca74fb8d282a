// Lists what waits for Relais itself, so that nothing accepted is forgotten: cases that never started and cases that are stuck.
//
//   npm run audit -- stuck     reads DATABASE_URL, else the running `npm start`'s, else the local default
//
// Exit 0 with the list, also when it is long or empty; 1 with one line when it cannot be read; 2 for a wrong call.
import { printStuck } from './audit/stuck.mjs';

const [what, ...rest] = process.argv.slice(2);
if (what !== 'stuck' || rest.length > 0) {
  console.error('usage: npm run audit -- stuck');
  process.exit(2);
}
process.exitCode = await printStuck(process.env);
