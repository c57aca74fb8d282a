// The advice on an exception: each criterion's colour, the rule that fired, and to which side the criteria lean (domain.md §7).
import type { Facts, RuleHit } from '@relais/contracts';
import { type CompiledTable, evaluateTable, possibleRules } from '../decision-tables';
import type { Advice } from './advice-table';
import type { Colour, Criterion } from './criteria-table';

export interface CriterionColour {
  readonly criterion: Criterion;
  readonly colour: Colour;
  readonly rule: string;
  readonly because: RuleHit['because'];
}

export interface DecisionAdvice {
  readonly advice: Advice;
  /** False where a fact that is not known could change it. */
  readonly certain: boolean;
  /** Case by case: the side with more criteria of its colour; null when they are even. Otherwise where the advice points. */
  readonly leaning: 'approve' | 'refuse' | null;
  readonly criteria: readonly CriterionColour[];
  readonly balance: Readonly<Record<Colour, number>>;
  /** The customer has asked for the like before. */
  readonly repeat: boolean;
  readonly rule: string;
  readonly because: RuleHit['because'];
}

export interface DecisionTables {
  readonly criteria: CompiledTable;
  readonly advice: CompiledTable;
}

/** No rule fits (`code` `no_rule_fits`): the table of an organisation leaves these facts out; a last row without conditions closes it. */
export class NoRuleFitsError extends Error {
  readonly code = 'no_rule_fits';

  constructor() {
    super('No rule of the advice table fits these facts: give it a last row that holds always.');
    this.name = 'NoRuleFitsError';
  }
}

/** `facts` as in `decisionFacts`; one that nobody knows may be left out. @throws NoRuleFitsError, RulesOverlapError */
export function adviseDecision(tables: DecisionTables, facts: Facts): DecisionAdvice {
  const [fired] = evaluateTable(tables.advice, facts);
  if (!fired) throw new NoRuleFitsError();
  const found = evaluateTable(tables.criteria, facts).map(colourOf);
  const balance = { red: count(found, 'red'), amber: count(found, 'amber'), green: count(found, 'green') };
  const advice = fired.gives.advice as Advice;
  const repeat = facts.repeat === true;
  const certain = possibleRules(tables.advice, facts).every(({ gives }) => gives.advice === advice);
  const leaning = leaningOf(advice, balance);
  return { advice, certain, leaning, criteria: found, balance, repeat, rule: fired.rule, because: fired.because };
}

const colourOf = ({ rule, gives, because }: RuleHit): CriterionColour => ({
  criterion: gives.criterion as Criterion,
  colour: gives.colour as Colour,
  rule,
  because,
});

const count = (found: readonly CriterionColour[], colour: Colour): number => found.filter((one) => one.colour === colour).length;

function leaningOf(advice: Advice, { green, red }: Record<Colour, number>): DecisionAdvice['leaning'] {
  if (advice === 'approve' || advice === 'refuse') return advice;
  if (green === red) return null;
  return green > red ? 'approve' : 'refuse';
}
