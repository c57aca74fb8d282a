// Lost if these fail: a repeat is refused as another request, or another request passes for a repeat.
import { requestHash } from './request-hash';

const request = { method: 'POST', url: '/v1/escalations/1/decide', body: { a: 1, b: { c: [1, 2], d: 'x' } } };

describe('the hash of a request', () => {
  it('does not depend on the order of fields', () => {
    expect(requestHash({ ...request, body: { b: { d: 'x', c: [1, 2] }, a: 1 } })).toBe(requestHash(request));
  });

  it('does not depend on the order of parameters, nor on how they are escaped', () => {
    const hashOf = (query: string) => requestHash({ ...request, url: `${request.url}?${query}` });
    expect(hashOf('b=x%20y&a=1')).toBe(hashOf('a=1&b=x+y'));
    expect(requestHash({ ...request, url: `${request.url}?` })).toBe(requestHash(request));
  });

  it.each([
    ['another value', { ...request, body: { ...request.body, a: 2 } }],
    ['another order in a list', { ...request, body: { a: 1, b: { c: [2, 1], d: 'x' } } }],
    ['another case', { ...request, url: '/v1/escalations/2/decide' }],
    ['another method', { ...request, method: 'PUT' }],
    ['a parameter', { ...request, url: `${request.url}?dryRun=true` }],
  ])('changes with %s', (_, other) => {
    expect(requestHash(other)).not.toBe(requestHash(request));
  });
});
