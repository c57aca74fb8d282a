// Data for tests of the manual: a policy whose every setting is given, a calendar with everything a calendar can say, and a roster.
import { type Language, onCallPlan, policyDocument } from '@relais/contracts';
import { planOfSeats } from '@relais/domain/on-call';
import { compileOnCallPlan } from '@relais/domain/on-call-compilation';
import type { ManualCalendar, ManualSource } from '@relais/manual';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [support, billing, direction] = [id(1), id(2), id(3)];
const [anne, ben, chloe, gone] = [id(11), id(12), id(13), id(14)];
const at = Date.parse('2026-03-02T10:00:00Z');

const targets = (response: string, resolution: string) => ({ response, resolution });

export const sampleDocument = policyDocument().parse({
  name: 'Règles d’essai',
  currency: 'EUR',
  levels: [2, 3],
  reminders: 2,
  cadence: { incident: 'PT30M always', vip: 'PT4H', standard: 'P1D' },
  targets: {
    incident: targets('PT35M always', 'PT4H always'),
    vip: targets('PT3H', 'P1D'),
    standard: targets('P2D', 'P3D'),
  },
  categoryTargets: { security: targets('PT10M always', 'PT2H always') },
  warningPercent: 80,
  promise: 'PT8H',
  promiseFlag: 'PT1H',
  pickUp: 'PT5M always',
  callBack: 'PT1H30M',
  customerAnswer: 'P5D',
  refusalSilence: 'P6D',
  arbitration: 'P1D',
  check: 'P3D',
  feedback: 'P5D',
  snoozeLimit: 'P7D',
  returnsBeforeArbitration: 2,
  ceilings: { agent: 0, supervisor: 10_000, manager: 20_000, direction: null },
  levelCeilings: { '3': { agent: 0, supervisor: 15_000, manager: 30_000 } },
  matrix: [
    {
      ...{ category: ['billing', 'legal'], type: ['hierarchical'], level: [2], tier: ['vip'] },
      ...{ urgency: ['immediate'], language: ['fr'], teamId: billing },
      ...{ id: 'vip-billing', because: { fr: 'Compte suivi.', en: 'A followed account.' } },
    },
    { level: [2], teamId: support },
    { level: [3], teamId: direction },
  ],
  matrixLabels: { category: 'Motif', teamId: 'Service' },
  matrixExamples: [{ name: 'Litige', given: { level: 3, category: 'legal' }, expect: ['row-3'] }],
  tables: {
    advice: {
      hitPolicy: 'first',
      inputs: [{ name: 'cost', label: 'Coût', expression: 'costMinor' }],
      outputs: [{ name: 'advice', label: 'Avis', type: 'string', values: ['approve', 'case_by_case'] }],
      rules: [
        { id: 'small', when: ['< 4000'], gives: ['"approve"'], because: { fr: 'Peu coûteux.', en: 'It costs little.' } },
        { id: 'rest', when: ['-'], gives: ['"case_by_case"'] },
      ],
      examples: [{ name: 'Cheap', given: { costMinor: 100 }, expect: ['small'] }],
    },
  },
  templates: Object.fromEntries(
    ['update.customer', 'transfer.customer-legal'].map((name) => [
      name,
      {
        fr: { subject: `Votre demande {{ case.reference }}`, body: `Bonjour,\n\nLes mots de ${name}.` },
        en: { subject: `Your request {{ case.reference }}`, body: `Hello,\n\nThe words of ${name}.` },
      },
    ]),
  ),
  publishing: { secondPair: true },
  live: { waitMinutes: 11, shortestCallMinutes: 6, longestCallMinutes: 9 },
  quietHours: { customers: { from: '21:00', to: '08:00' }, staff: { from: '22:15', to: '06:45' } },
});

const plan = onCallPlan().parse({
  timeZone: 'Europe/Paris',
  layers: [{ name: 'Semaine', rotation: 'weekly', startsOn: '2026-03-02', people: [{ userId: anne }, { userId: ben }] }],
  backup: { kind: 'next' },
  lastResort: [chloe],
});

const person = (userId: string, name: string | null) => ({
  ...{ id: userId, name, email: name && `${name.split(' ')[0]?.toLowerCase()}@example.com`, active: name !== null },
  memberships: [
    { teamId: userId === chloe ? direction : support, role: userId === chloe ? ('direction' as const) : ('supervisor' as const) },
    ...(userId === ben ? [{ teamId: billing, role: 'manager' as const }] : []),
  ],
});
const seated = (teamId: string, { name, level, primaryUserId }: { name: string; level: number; primaryUserId: string }) => ({
  ...{ id: teamId, name, level, partner: false, memberIds: [primaryUserId], document: null, calendar: null },
  plan: planOfSeats({ primaryUserId, backupUserId: null }),
});

const evenings: ManualCalendar = {
  ...{ id: id(22), name: 'Soirées' },
  document: {
    timeZone: 'Europe/Lisbon',
    week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day, index) => [day, [['14:00', `2${index % 4}:15`]]])),
    holidays: ['2026-06-13', '2027-06-13'],
    exceptions: [{ date: '2026-12-31', periods: [['14:00', '16:45']] }],
  },
};

export const sampleSource = (language: Language): ManualSource => ({
  language,
  organisation: { name: 'Lumière Sport', practice: false },
  policy: {
    ...{ version: 7, document: sampleDocument, publishedAt: at, publishedBy: anne, authors: [ben], reason: 'Délais plus courts' },
  },
  calendar: {
    id: id(21),
    name: 'Bureau',
    document: {
      timeZone: 'Europe/Paris',
      week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day, index) => [day, [[`0${index}:30`, '18:00']]])),
      holidays: ['2026-05-01'],
      exceptions: [{ date: '2026-12-24', periods: [['09:00', '12:00']] }],
    },
  },
  users: [person(anne, 'Anne Dupré'), person(ben, 'Ben Smith'), person(chloe, 'Chloé Œuvrard'), person(gone, null)],
  teams: [
    {
      ...{ id: support, name: 'Support', level: 2, partner: false, memberIds: [anne, ben] },
      ...{ document: plan, calendar: null },
      plan: compileOnCallPlan(plan, { from: at }),
    },
    { ...seated(billing, { name: 'Facturation', level: 2, primaryUserId: ben }), calendar: evenings },
    seated(direction, { name: 'Direction', level: 3, primaryUserId: chloe }),
  ],
  absences: [{ userId: ben, from: at, to: at + 24 * 3_600_000, deputyId: chloe }],
  at,
});
