// Changes of an organisation as callers ask for them: under a key of their own, as often as they like.
import { randomUUID } from 'node:crypto';
import { type Call, callerOf, type Reply } from './caller';
import type { PersonName, TestOrganisation } from './organisations';

interface KeyedCall extends Call {
  readonly url: string;
  readonly organisation: TestOrganisation;
  readonly by: PersonName;
}

/** Sends `request` under one key each time it is called. */
export function repeatable(request: string, { url, organisation, by, ...call }: KeyedCall): () => Promise<Reply> {
  const caller = callerOf({ url, key: organisation.key, as: by });
  const idempotencyKey = randomUUID();
  return () => caller(request, { idempotencyKey, ...call });
}

export const isoIn = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

const hours = [['09:00', '17:00']];
export const office = { timeZone: 'Europe/Paris', week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } };

export const planOf = ({ people }: TestOrganisation) => ({
  timeZone: 'UTC',
  layers: [
    {
      name: 'Jour',
      rotation: 'daily',
      startsOn: isoIn(-24).slice(0, 10),
      handOff: '00:00',
      people: [{ userId: people.supervisor.id }],
    },
  ],
});
