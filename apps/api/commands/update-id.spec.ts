// Lost if these fail: two commands share an update and one of them never happens, or a repeat happens twice.
import { updateId } from './update-id';

const name = { organisationId: 'o', principal: 'p', escalationId: 'e', key: 'k', attempt: 0 };

describe('the id of an update', () => {
  it('is the same for the same request', () => {
    expect(updateId({ ...name })).toBe(updateId(name));
  });

  it.each(Object.keys(name))('differs with %s', (part) => {
    expect(updateId({ ...name, [part]: part === 'attempt' ? 1 : 'other' })).not.toBe(updateId(name));
  });

  it('cannot be made equal by moving characters between the parts', () => {
    expect(updateId({ ...name, principal: 'pe', escalationId: '' })).not.toBe(updateId({ ...name, principal: 'p', escalationId: 'e' }));
  });

  it('says nothing of who asked', () => {
    expect(updateId(name)).toMatch(/^[0-9a-f]{64}$/);
  });
});
