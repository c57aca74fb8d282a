// Runs every case against the stack at once, tells each one's life, and says whether it went as expected.

import { setTimeout as pause } from 'node:timers/promises';
import { type DemoCase, readCases } from './case-files';
import { compare } from './comparing/compare';
import { DemoFault } from './demo-fault';
import { type Driven, drive } from './driving/drive';
import { wrapped } from './printing/excerpt';
import { wallDate } from './printing/moments';
import { printTimeline, rule } from './printing/timeline';
import type { RelaisApi } from './relais-api';

type Say = (...lines: string[]) => void;
type Life = { readonly demoCase: DemoCase } & ({ readonly driven: Driven } | { readonly fault: string });

/** Milliseconds between two raises, the last and longest case first: on a busy machine people must still be quicker than the reminders. */
const stagger = 1000;

/** @returns true when every case went as its expected file says */
export async function runDemo(api: RelaisApi, say: Say): Promise<boolean> {
  await api.checkReach();
  const run = Date.now().toString(36);
  const cases = readCases();
  say(`${cases.length} tickets are raised in the practice organisation and driven to their end; this takes about a minute.`, '');
  const lives = await Promise.all(
    cases.map((demoCase, index) => live(api, { demoCase, run, delay: (cases.length - 1 - index) * stagger })),
  );
  for (const life of lives) say(...storyOf(life));
  say(rule, ...lives.flatMap(verdictOf), '');
  return lives.every((life) => differencesOf(life).length === 0);
}

/** A case that cannot go on does not stop the others. */
async function live(api: RelaisApi, { demoCase, run, delay }: { demoCase: DemoCase; run: string; delay: number }): Promise<Life> {
  await pause(delay);
  try {
    return { demoCase, driven: await drive(api, { demoCase, run }) };
  } catch (error) {
    if (error instanceof DemoFault) return { demoCase, fault: error.message };
    throw error;
  }
}

function storyOf(life: Life): string[] {
  const { name, expected, ticket } = life.demoCase;
  const head = [rule, ...wrapped(`${name}: ${expected.title}`, { width: rule.length })];
  if ('fault' in life) return [...head, '', ...wrapped(life.fault, { width: rule.length, indent: '  ' }), ''];
  const { id, ticketReference, raisedAt } = life.driven.case;
  const { language } = ticket.ticket;
  const about = [wallDate(raisedAt, language), `ticket ${ticketReference}`, ticket.requester.name, id].join(', ');
  return [...head, about, '', ...printTimeline(life.driven.timeline, language), ''];
}

const differencesOf = (life: Life): string[] => ('fault' in life ? [life.fault] : compare(life.demoCase.expected, life.driven));

function verdictOf(life: Life): string[] {
  const { name, expected } = life.demoCase;
  const differences = differencesOf(life);
  const isExpected = differences.length === 0;
  const why = isExpected ? `${expected.outcome}; clocks and mails as expected` : differences.join('; ');
  const head = `${(isExpected ? 'OK' : 'DIFFERS').padEnd(9)}${name.padEnd(26)}`;
  return wrapped(why, { width: rule.length - head.length }).map((line, index) => (index === 0 ? head : ' '.repeat(head.length)) + line);
}
