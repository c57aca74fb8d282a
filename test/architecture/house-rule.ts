// Says what a house rule is: a check over the repository's files that brings its own proof that it can fail.
import { type Source } from './sources';

/** `faults` names each offending place; `planted` is caught by it, `innocent` is not. */
export interface HouseRule {
  name: string;
  because: string;
  faults(sources: Source[]): string[];
  planted: Source[];
  innocent: Source[];
}

/** The faults with the rule and its reason, as a person reads them when the build fails; empty when there are none. */
export function complaint({ name, because }: HouseRule, faults: string[]): string {
  return faults.length === 0 ? '' : [`${name}: ${because}`, ...faults].join('\n  ');
}
