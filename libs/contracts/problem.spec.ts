// Lost if this fails: a program gets a refusal whose code the documentation does not know, or stands under another status there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problems } from './problem';

const page = readFileSync(join(__dirname, '../../docs/using-the-api.md'), 'utf8');

it('the table of refusals in docs/using-the-api.md names every code once, under its status', () => {
  const rows = [...page.matchAll(/^\| (\d[\d, ]*)\| (.*?) \|/gm)];
  const told = rows.flatMap(([, statuses = '', codes = '']) =>
    [...codes.matchAll(/`(\w+)`/g)].map(([, code]) => [code, statuses.split(',').map(Number)] as const),
  );
  expect(told.map(([code]) => code).sort()).toEqual(Object.keys(problems).sort());
  for (const [code, statuses] of told)
    expect([code, statuses]).toEqual([code, expect.arrayContaining([problems[code as keyof typeof problems].status])]);
});
