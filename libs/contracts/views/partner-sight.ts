// What a partner's people see of each answer, field by field with its reason: code masks by this table, and the documentation prints it (domain.md §1).

/**
 * `shown` as it is · `masked`: null, empty or left out · `writer`: shown to whoever may complete the dossier of the case, because a new version
 * replaces it whole, and masked for the others · `colleague`: a person, whose name is shown where they have a part in the case or are
 * the reader, and masked otherwise · `retold`: words that the API makes of the other fields, after these were masked.
 */
export interface PartnerSight {
  readonly sight: 'shown' | 'masked' | 'writer' | 'colleague' | 'retold';
  readonly because: string;
}

const shown = (because: string): PartnerSight => ({ sight: 'shown', because });
const masked = (because: string): PartnerSight => ({ sight: 'masked', because });
const colleague: PartnerSight = { sight: 'colleague', because: 'People are named to those who work with them on the case.' };

const code = shown('A code or a count.');
const ticket = shown('The partner works on the ticket.');
const subject = shown('The line by which people know the case.');
const words = shown('Whoever works on the case needs it.');
const who = masked('Who the customer is.');
const cost = masked('What a decision costs is the company’s own.');
const advice = masked('Its thresholds tell what the company grants, and at which cost.');
const writer = (because: string): PartnerSight => ({ sight: 'writer', because });
const judgement = writer('Judges people or weighs costs, for those who decide; its writer keeps it in the next version.');
const contract = writer('What the customer pays for is the company’s own; its writer keeps it in the next version.');
const evidence = writer('Links open papers that hold more than the case needs; their writer keeps them in the next version.');
const link = masked('Opens papers that hold more than the case needs.');

/** Of a dossier, wherever an answer shows one. */
const ofDossier: Readonly<Record<string, PartnerSight>> = {
  'dossier.subject': subject,
  'dossier.why': words,
  'dossier.who': words,
  'dossier.context.summary': words,
  'dossier.context.product': words,
  'dossier.context.plan': contract,
  'dossier.context.contract': contract,
  'dossier.context.tenureMonths': words,
  'dossier.context.ticketsSolved': words,
  'dossier.context.satisfaction': words,
  'dossier.context.earlierRequests': words,
  'dossier.particulars': shown('The agent who raised it writes it, and completes it when the gate asks.'),
  'dossier.facts': words,
  'dossier.evidence': evidence,
  'dossier.actionsTaken': words,
  'dossier.preciseAsk': words,
  'dossier.questions': words,
  'dossier.options': judgement,
  'dossier.recommendation': judgement,
  'dossier.agentOpinion': judgement,
  'dossier.customerMessage': shown('What the customer was told, so that all say the same.'),
  'dossier.refusalSummary': words,
  'dossier.sensitivity': shown('How to speak with the customer.'),
};

const inPages = (of: Readonly<Record<string, PartnerSight>>) =>
  Object.fromEntries(Object.entries(of).map(([path, sight]) => [`items[].${path}`, sight]));

/**
 * By the name that the answer's body has in the API, then by the path of a field; a path stands for all below it. Enumerations, identifiers,
 * instants and flags are shown without being listed: nobody can write a name into them. Everything else has to be here.
 */
export const partnerSight: Readonly<Record<string, Readonly<Record<string, PartnerSight>>>> = {
  Case: {
    closedBecause: code,
    level: code,
    profile: shown('What whoever raised it told, in codes and counts.'),
    'documenting.missing': code,
    'information.backTo': code,
    recommendation: cost,
    'decision.amountMinor': cost,
    'actions[].id': code,
    'actions[].amountMinor': cost,
    'actions[].runs': code,
    'pausedClocks[].leftMilliseconds': code,
    counts: code,
    'call.waitedMilliseconds': code,
    'call.lengthMilliseconds': code,
    ticketReference: ticket,
    customerReference: who,
    subject,
    version: code,
    step: code,
    allowed: code,
    missing: words,
  },
  // Ids and instants of the reader's own absence.
  Absence: {},
  CasePage: {
    ...inPages({ category: code, level: code, ticketReference: ticket, subject, version: code }),
    nextCursor: code,
  },
  Briefing: {
    level: code,
    'ticket.reference': ticket,
    'ticket.link': ticket,
    'customer.reference': who,
    'customer.name': who,
    'customer.timeZone': shown('What time it is for the customer, for whoever calls.'),
    subject,
    profile: shown('What whoever raised it told, in codes and counts.'),
    dossierVersion: code,
    ...ofDossier,
    recommendation: cost,
    'facts[].text': words,
    'evidence[].kind': code,
    'evidence[].label': shown('That a paper exists; asking for it is possible.'),
    'evidence[].link': link,
    'notes[].text': masked('The company’s talk among itself.'),
    'information[].question': shown('The partner’s agent is who answers it.'),
    'information[].answer': words,
  },
  DossierVersionList: inPages({ version: code }),
  DossierVersion: { version: code, ...ofDossier },
  DossierDifference: {
    'from.version': code,
    'to.version': code,
    'changes[].pointer': shown('Which place changed, by the names of fields.'),
    'changes[].from': writer('May hold what a version hides from the reader.'),
    'changes[].to': writer('May hold what a version hides from the reader.'),
  },
  CaseAdvice: {
    policyVersion: code,
    dossierVersion: code,
    'evaluation.rule': code,
    'evaluation.because': shown('Whoever raises asks it whether they should.'),
    'evaluation.facts': shown('What whoever raised it told.'),
    decision: advice,
    decisionFacts: advice,
    'earlier.count': shown('Of the customer’s escalations, those that are theirs.'),
    'earlier.sameCategory': shown('Of the customer’s escalations, those that are theirs.'),
    'earlier.items[].granted': cost,
    'precedents.weighed': shown('Of the decisions, those on cases of theirs.'),
    'precedents.items[].amountMinor': cost,
    'precedents.items[].satisfaction': code,
    'decisions[].amountMinor': cost,
    'decisions[].override': advice,
    'decisions[].advice': advice,
  },
  TimelinePage: {
    ...inPages({
      step: code,
      sequence: code,
      type: code,
      clock: code,
      'actor.person': colleague,
      fromStatus: code,
      toStatus: code,
      data: masked('Holds costs and who was chosen; the summary says what happened.'),
      text: masked('Anybody’s words on anybody; the briefing has those that the case needs.'),
      'messages[].to': code,
      'messages[].person': colleague,
      'messages[].channel': code,
      summary: { sight: 'retold', because: 'One line, without the names that are masked.' },
    }),
    nextCursor: code,
  },
  ArbitrationList: inPages({
    question: judgement,
    'positions[].position': judgement,
    'positions[].policy': judgement,
    'positions[].margin': judgement,
    'positions[].objective': judgement,
    'options[].number': code,
    'options[].label': judgement,
    'options[].cost.amountMinor': cost,
    'options[].delay': judgement,
    'options[].risk': judgement,
    'settlement.option': code,
    'settlement.reason': judgement,
    'settlement.policy': judgement,
    'settlement.margin': judgement,
    'messages[].text': shown('What the customer is told, so that all say the same.'),
    'messages[].reason': judgement,
  }),
  MessageList: inPages({
    step: code,
    to: code,
    person: colleague,
    channel: code,
    subject: masked('May name the customer.'),
    body: masked('Names the customer, or was written for one person alone.'),
    messageId: code,
    'attempts[].outcome': code,
    'attempts[].code': code,
  }),
  DossierAnswer: { '': shown('What a draft that the partner wrote still misses.') },
  TriggersAnswer: { '': shown('Repeats words and figures that the asker told.') },
  EvaluationAnswer: { '': shown('Whoever raises asks it whether they should.') },
  RecipientAnswer: { '': shown('Whoever raises asks it who would take the case.') },
  Calendar: { '': shown('Opening hours name nobody.') },
  CalendarList: { '': shown('Opening hours name nobody.') },
  HolidayList: { '': shown('Public knowledge.') },
  HolidayPlaceList: { '': shown('Public knowledge.') },
  Deadline: { '': shown('A calculation.') },
  Elapsed: { '': shown('A calculation.') },
  TeamList: inPages({ name: shown('Who takes what; members are ids without names.'), level: code }),
};
