// Lost if these fail: an operator reads base64 where a case's history should be.
import { withDecodedPayloads } from './readable-history';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const payload = (encoding: string, data: string) => ({ metadata: { encoding: base64(encoding) }, data: base64(data) });

describe('a history as people read it', () => {
  it('shows the values of JSON payloads, wherever they are', () => {
    const event = {
      eventId: '1',
      attributes: { input: { payloads: [payload('json/plain', '{"step":3}'), payload('json/plain', '"x"')] } },
    };
    expect(withDecodedPayloads(event)).toEqual({ eventId: '1', attributes: { input: { payloads: [{ step: 3 }, 'x'] } } });
  });

  it('shows an empty answer as null, and leaves what it cannot read', () => {
    expect(withDecodedPayloads([payload('binary/null', ''), payload('binary/plain', 'x')])).toEqual([
      null,
      { encoding: 'binary/plain', data: base64('x') },
    ]);
  });
});
