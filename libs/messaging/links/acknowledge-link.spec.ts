// Lost if these fail: somebody acknowledges in another's name, or a recipient's link does nothing.
import { acknowledgeAddress, readAcknowledgeLink, signAcknowledgeLink } from './acknowledge-link';

const secret = 'a-secret-of-at-least-32-characters-x';
const now = Date.parse('2026-02-02T12:00:00Z');
const link = {
  organisationId: '0f1c1f44-7d7e-4f0b-9c1b-1a2b3c4d5e6f',
  escalationId: '1f1c1f44-7d7e-4f0b-9c1b-1a2b3c4d5e6f',
  userId: '2f1c1f44-7d7e-4f0b-9c1b-1a2b3c4d5e6f',
  step: 12,
  expiresAt: now + 60_000,
};
const token = signAcknowledgeLink(link, secret);

describe('the one-click link', () => {
  it('says for whom and for which case it was made', () => {
    expect(readAcknowledgeLink(token, { secret, at: now })).toEqual(link);
  });

  it('fits into an address', () => {
    expect(token).toMatch(/^[\w-]{120}$/);
    expect(acknowledgeAddress('https://relais.example.com/', token)).toBe(`https://relais.example.com/acknowledge/${token}`);
  });

  it('is refused from the instant of its expiry on', () => {
    expect(readAcknowledgeLink(token, { secret, at: now + 60_000 })).toBeNull();
  });

  it('is refused when any of its bytes was changed', () => {
    const bytes = Buffer.from(token, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const forged = Buffer.from(bytes);
      forged.writeUInt8(forged.readUInt8(index) ^ 1, index);
      expect(readAcknowledgeLink(forged.toString('base64url'), { secret, at: now })).toBeNull();
    }
  });

  it.each(['', 'x', token.slice(1), `${token}A`, `${token} `, token.replace(/.$/, '!')])(
    'is refused when it is not whole (%#)',
    (other) => {
      expect(readAcknowledgeLink(other, { secret, at: now })).toBeNull();
    },
  );

  it('is refused when another secret signed it', () => {
    expect(readAcknowledgeLink(token, { secret: secret.toUpperCase(), at: now })).toBeNull();
  });
});
