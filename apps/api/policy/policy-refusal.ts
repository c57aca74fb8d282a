// Says why a version of the policy is not changed or published, as problems that name the remedy.
import type { ProblemCode } from '@relais/contracts';
import { type PolicyVersionRefusal, PolicyVersionRefusedError } from '@relais/persistence';
import { contradiction, notFound, ProblemError } from '../http/problem-error';

/** Runs a change of a version. @throws ProblemError */
export async function onPolicy<Result>(change: () => Promise<Result>): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    throw error instanceof PolicyVersionRefusedError ? problemOf(error.refusal) : error;
  }
}

export const unknownVersion = (): ProblemError => notFound('The policy of your organisation has no such version.');
export const publishedAlready = (): ProblemError =>
  refusal('already_done', 'This version is published and stays as it is: begin a draft from it.');

export const neverPublished = (): ProblemError =>
  refusal('already_done', 'This version is a draft and never was published: publish it first.');

export const unknownCalendar = (): ProblemError =>
  contradiction([{ pointer: '/calendarId', detail: 'names no calendar of your organisation' }]);

function problemOf(refused: PolicyVersionRefusal): ProblemError {
  switch (refused.kind) {
    case 'unknown_version':
      return unknownVersion();
    case 'unknown_calendar':
      return unknownCalendar();
    case 'published_already':
      return publishedAlready();
    case 'not_published':
      return refusal('already_done', 'This version is a draft and never was published: publish it instead.');
    case 'second_pair_needed':
      return refusal(
        'second_pair_needed',
        'The published rules ask for a second pair of eyes: somebody who wrote nothing of it publishes a draft.',
      );
    case 'stale':
      return stale(refused);
  }
}

function stale({ what, version }: Extract<PolicyVersionRefusal, { kind: 'stale' }>): ProblemError {
  const detail =
    what === 'draft'
      ? 'Somebody saved the draft since: read it again.'
      : 'Somebody published since: compare with that version, then decide.';
  return new ProblemError({ code: 'stale_version', detail, details: { version } });
}

const refusal = (code: ProblemCode, detail: string): ProblemError => new ProblemError({ code, detail });
