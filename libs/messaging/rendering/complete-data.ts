// Fills in null for everything a message could say but does not know: templates then fail on a misspelt name and on nothing else.
import type { MessageData } from '../message-data';

const party = { name: null, email: null, team: null, role: null };
const amount = { amountMinor: null, currency: null };
const action = { ...amount, kind: null, status: null, description: null };
const decision = { ...amount, choice: null, by: null, motive: null, message: null, nextSteps: null, actions: [] };

const caseUnknowns = {
  subject: null,
  amountAtStake: null,
  outcome: null,
  closedBecause: null,
  answerAwaitedFrom: null,
  awaitsRating: null,
  returnable: null,
};

const words = {
  explanation: null,
  alternative: null,
  question: null,
  answer: null,
  comment: null,
  message: null,
  reason: null,
  statement: null,
  policy: null,
  position: null,
  margin: null,
  objective: null,
  wellDone: null,
  toImprove: null,
  toLearn: null,
  lesson: null,
};

const context = {
  summary: null,
  product: null,
  plan: null,
  contract: null,
  tenureMonths: null,
  ticketsSolved: null,
  satisfaction: null,
  earlierRequests: null,
};

const dossier = {
  subject: null,
  why: null,
  who: null,
  nextUpdateAt: null,
  facts: [],
  evidence: [],
  actionsTaken: [],
  preciseAsk: null,
  questions: [],
  externalDeadline: null,
  decisionDeadline: null,
  options: [],
  recommendation: null,
  agentOpinion: null,
  customerMessage: null,
  refusalSummary: null,
};

type Completed = Record<string, unknown>;

/** The data with every name that templates use; sections that are not there are null or empty lists. */
export function completeData(data: MessageData): Completed {
  return {
    ...data,
    organisation: data.organisation,
    case: completeCase(data.case),
    ...people(data),
    nextUpdateAt: data.nextUpdateAt ?? null,
    promisedAt: data.promisedAt ?? null,
    attempt: data.attempt ?? null,
    clock: data.clock ?? null,
    since: data.since ?? null,
    until: data.until ?? null,
    returnReason: data.returnReason ?? null,
    reassignedRole: data.reassignedRole ?? null,
    missing: data.missing ?? [],
    words: filled(words, data.words ?? {}),
    dossier: completeDossier(data.dossier ?? {}),
    decision: completeDecision(data.decision),
    recommendation: completeDecision(data.recommendation),
    action: data.action ? filled(action, data.action) : null,
    links: filled({ case: null, acknowledge: null, survey: null }, data.links ?? {}),
  };
}

/** Subject and reference stand in the subject line: a line break in them would end it. */
function completeCase(given: MessageData['case']): Completed {
  const oneLine = (value: string | null | undefined): string | null => value?.replace(/\s+/g, ' ').trim() ?? null;
  const completed = filled(caseUnknowns, given);
  return { ...completed, subject: oneLine(given.subject), reference: oneLine(given.reference) };
}

function people(data: MessageData): Completed {
  const names = ['person', 'agent', 'owner', 'pointOfContact', 'recipient', 'acknowledgedBy'] as const;
  return Object.fromEntries(
    names.map((name) => {
      const someone = data[name];
      return [name, someone ? filled(party, someone) : null];
    }),
  );
}

function completeDecision(given: MessageData['decision']): Completed | null {
  return given ? { ...filled(decision, given), actions: given.actions.map((one) => filled(action, one)) } : null;
}

function completeDossier(given: NonNullable<MessageData['dossier']>): Completed {
  const { sensitivity } = given;
  return {
    ...filled(dossier, given),
    context: given.context ? filled(context, given.context) : null,
    particulars: Object.entries(given.particulars ?? {}).flatMap(([name, text]) => (text === undefined ? [] : [{ name, text }])),
    actionsTaken: (given.actionsTaken ?? []).map((taken) => filled({ at: null, answer: null }, taken)),
    options: (given.options ?? []).map((option) => filled({ cost: null, delay: null, risk: null }, option)),
    sensitivity: sensitivity ? filled({ tone: null, aggressive: false }, sensitivity) : null,
  };
}

/** `undefined` counts as not given. */
function filled(defaults: object, given: object): Completed {
  return { ...defaults, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}
