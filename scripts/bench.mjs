// Measures how fast the pure rules answer, each against a yardstick run in between, and fails where one is slower than promised.
//
//   npm run bench             every bench
//   npm run bench -- on-call  those whose name holds one of the words
//
// Each bench answers at least 10,000 distinct random inputs (whole checks: a dozen) and keeps nothing from one to the next. `ratio` compares it
// with the yardstick (one JSON round trip of a small case) in the same run: it stays the same on a slower machine, the other figures do not.
// Whole checks are counted in processor time.
// Exit 0 when every floor is kept; 1 when not; 2 for a name that no bench has.
import { availableParallelism } from 'node:os';
import { calendarBenches } from './bench/calendar.mjs';
import { caseBenches } from './bench/case.mjs';
import { decisionTableBenches } from './bench/decision-tables.mjs';
import { measure } from './bench/measure.mjs';
import { onCallBenches } from './bench/on-call.mjs';
import { policyCheckBenches } from './bench/policy-check.mjs';
import { yardstick } from './bench/yardstick.mjs';

const benches = [...calendarBenches, ...caseBenches, ...decisionTableBenches, ...onCallBenches, ...policyCheckBenches];
const words = process.argv.slice(2);
const chosen = benches.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`no bench of that name. There are: ${benches.map(({ name }) => name).join(' · ')}`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${availableParallelism()} cores`);
console.log(row(['bench', 'inputs', 'per second', 'p50 µs', 'p99 µs', 'ratio', 'floor', '']));
for (const bench of chosen) {
  const { inputs, perSecond, p50, p99, ratio, seconds } = measure(bench, yardstick);
  const { atLeast, atMostSeconds } = bench;
  const kept = atMostSeconds === undefined ? atLeast === undefined || perSecond >= atLeast : seconds < atMostSeconds;
  if (!kept) process.exitCode = 1;
  const floor = atMostSeconds === undefined ? (atLeast === undefined ? '–' : whole(atLeast)) : `< ${atMostSeconds} s`;
  console.log(
    row([bench.name, whole(inputs), whole(perSecond), p50.toFixed(1), p99.toFixed(1), ratio.toFixed(2), floor, kept ? '' : 'TOO SLOW']),
  );
}

function whole(figure) {
  return Math.round(figure).toLocaleString('en');
}

function row([name, ...figures]) {
  return name.padEnd(44) + figures.map((figure) => figure.padStart(11)).join('');
}
