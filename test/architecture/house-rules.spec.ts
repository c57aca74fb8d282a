// Contract: the repository keeps the rules of the house, and each rule proves on a planted violation that it would notice.
import { codeRules } from './code-rules';
import { fileRules } from './file-rules';
import { complaint } from './house-rule';
import { repositorySources } from './sources';

const sources = repositorySources();

describe.each([...fileRules, ...codeRules])('the house has $name', (rule) => {
  it('everywhere in the repository', () => {
    expect(complaint(rule, rule.faults(sources))).toBe('');
  });

  it.each(rule.planted)('and would notice the violation planted in $path', (planted) => {
    expect(rule.faults([planted]).join()).toContain(planted.path);
  });

  it('and lets pass what is allowed', () => {
    expect(rule.faults(rule.innocent)).toEqual([]);
  });
});
