// Lost if these fail: a caller cannot tell "not allowed" from "try again", or reads the database's own words.
import { DatabaseError } from '@relais/persistence';
import { CommandRefused, TemporalUnavailable, TooManyCommands, WorkflowMissing } from '@relais/temporal';
import { ProblemError } from './problem-error';
import { answerable, problemOf } from './problem-of';

const codeOf = (error: unknown) => answerable(error).refusal.code;
const coded = (code: string) => Object.assign(new Error('words'), { code });

describe('what an error is for the caller', () => {
  it('gives a refusal of the case unchanged, with all that helps', () => {
    const refusal = { code: 'not_allowed_now', detail: 'Not in deciding.', details: { allowed: ['decide'] } } as const;
    expect(answerable(new CommandRefused(refusal))).toMatchObject({ refusal, fault: 'none' });
    expect(problemOf(refusal, 'n1')).toMatchObject({
      status: 409,
      code: 'not_allowed_now',
      allowed: ['decide'],
      instance: 'urn:relais:request:n1',
    });
  });

  it('names no command as allowed that has no address', () => {
    const details = { allowed: ['trigger_added', 'decide', 'apply_policy'] };
    expect(problemOf({ code: 'not_allowed_now', detail: '', details }, 'n1').allowed).toEqual(['decide']);
    expect(problemOf({ code: 'closed', detail: '' }, 'n1')).not.toHaveProperty('allowed');
  });

  it.each([
    ['Temporal away', new TemporalUnavailable('unreachable', { cause: null })],
    ['a case that does not run yet', new WorkflowMissing('x')],
    ['Postgres not listening', new DatabaseError('ECONNREFUSED')],
    ['Postgres read-only', new DatabaseError('25006')],
    ['Postgres shut down by its operator', new DatabaseError('57P01')],
    ['a lock conflict', new DatabaseError('40P01')],
    ['a connection that vanished', new DatabaseError('unknown')],
  ])('says "perhaps taken, ask again" of %s, and when', (_, error) => {
    expect(answerable(error)).toMatchObject({
      refusal: { code: 'temporarily_unavailable' },
      headers: { 'retry-after': '2' },
      fault: 'elsewhere',
    });
  });

  it('says 429 when one case gets too many commands at once', () => {
    expect(answerable(new TooManyCommands('x'))).toMatchObject({ refusal: { code: 'too_many_requests' }, headers: { 'retry-after': '1' } });
  });

  it.each([
    ['FST_ERR_CTP_BODY_TOO_LARGE', 'payload_too_large'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'unsupported_media_type'],
    ['FST_ERR_CTP_EMPTY_JSON_BODY', 'invalid_request'],
    ['FST_ERR_BAD_URL', 'invalid_request'],
  ])('translates the framework’s %s', (code, expected) => {
    expect(codeOf(coded(code))).toBe(expected);
  });

  it('keeps a fault of ours and a broken row to itself', () => {
    for (const error of [new Error('secret'), new DatabaseError('23505', 'one_case'), 'thrown text', null]) {
      const { refusal, fault } = answerable(error);
      expect(refusal.code).toBe('internal');
      expect(fault).toBe('ours');
      expect(JSON.stringify(refusal)).not.toMatch(/secret|one_case|thrown/);
    }
  });

  it('sends the headers of a refusal along', () => {
    expect(answerable(new ProblemError({ code: 'method_not_allowed', detail: '' }, { allow: 'GET' })).headers).toEqual({ allow: 'GET' });
  });
});
