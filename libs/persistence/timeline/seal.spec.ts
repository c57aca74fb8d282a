// Lost if these fail: a line that nobody touched is reported as edited, or an edited one is not.
import { hashOf, sealed, type TimelineFacts, type Words } from './seal';

const line: TimelineFacts & Words = {
  organisationId: '8d5f7f52-8c5e-4d4c-9d1d-0a4b7d1c2e3f',
  escalationId: '1b671a64-40d5-491e-99b0-da01ff1f3341',
  step: 4,
  sequence: 0,
  at: 1_772_442_000_000,
  kind: 'event',
  type: 'return',
  clock: null,
  actor: { kind: 'person', userId: 'u', roles: ['supervisor'], teamIds: [] },
  commandId: null,
  fromStatus: 'awaiting_acknowledgment',
  toStatus: 'documenting',
  ownerId: '6ba7b810-9dad-41d1-80b4-00c04fd430c8',
  pointOfContactId: null,
  data: { reason: 'not_for_us', level: 2 },
  text: { comment: 'Ask the tech team.' },
  digest: 'd',
};
const end = { length: 3, hash: 'before' };
const only = (change: object = {}) => sealed([{ ...line, ...change }], end)[0]!;

describe('the seal of a line', () => {
  it('reads the same after a round trip through the database: keys in another order, ids in lower case, nothing for undefined', () => {
    const written = only({ data: { reason: 'not_for_us', other: undefined, level: 2 }, ownerId: line.ownerId?.toUpperCase() });
    const read = { ...written, data: { level: 2, reason: 'not_for_us' }, ownerId: line.ownerId };
    expect(hashOf(read)).toBe(written.hash);
  });

  it('tells values apart that only look alike', () => {
    const hashes = [{ level: 2 }, { level: '2' }, { level: null }, { level: [2] }, { level: { 2: 2 } }].map((data) =>
      hashOf({ ...only(), data }),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('does not let anybody find erased words out by trying: the same words twice have two digests', () => {
    expect(only().textDigest).not.toBe(only().textDigest);
    expect(only({ text: null })).toMatchObject({ textSalt: null, textDigest: null });
  });

  it('goes on from where the chain ended', () => {
    const [first, second] = sealed([line, { ...line, sequence: 1, text: null }], end);
    expect([first?.position, first?.previousHash, second?.position, second?.previousHash]).toEqual([4, 'before', 5, first?.hash]);
  });
});
