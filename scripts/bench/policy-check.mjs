// The whole check of a draft: the largest document that its limits allow, another one each time, and every life walked under it.
import { createRequire } from 'node:module';
import { chance, many } from './chance.mjs';

const require = createRequire(import.meta.url);
const { policyDocument, roles, tableLimits } = require('@relais/contracts');
const { checkPolicy } = require('@relais/domain/policy-check');
const { freezeRules, policyTableKinds } = require('@relais/domain/policy');
const { categories, escalationTypes, languages, tiers, urgencies } = require('@relais/contracts/vocabulary');
const { walkPolicy } = require('@relais/machines/policy-walk');

const raisedAt = Date.UTC(2026, 2, 2, 9);
const levels = [1, 2, 3, 4];
const teamOf = (number) => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
const teams = many(120, (number) => ({ id: teamOf(number), memberIds: [teamOf(1000 + number)] }));
const roster = { teams, roles: new Set(roles) };
const recipientOf = (teamId) => ({ teamId, userId: teamOf(7), backupUserId: teamOf(8) });
const hours = [
  ['08:00', '12:00'],
  ['13:00', '18:30'],
];
const calendar = {
  timeZone: 'Europe/Paris',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day) => [day, hours])),
  holidays: many(50, (year) => `${2026 + (year % 10)}-0${1 + Math.floor(year / 10)}-01`),
};

function documentOf({ whole, one, share }) {
  const opening = (least) => `PT${least + whole(8)}H${whole(60)}M`;
  const some = (list) => (share() < 0.5 ? list.filter(() => share() < 0.6) : list);
  const perClass = (make) => ({ incident: make(), vip: make(), standard: make() });
  const targets = () => ({ response: opening(1), resolution: `P${3 + whole(9)}D` });
  const rules = many(496, () => ({
    category: some(categories),
    type: some(escalationTypes),
    tier: some(tiers),
    urgency: some(urgencies),
    language: some(languages),
    level: [one(levels)],
    teamId: one(teams).id,
  }));
  const { standard } = policyTableKinds.dossier;
  const required = many(tableLimits.rules, (index) => ({ ...standard.rules[index % standard.rules.length], id: `rule-${index}` }));
  // What is left out has its default.
  return policyDocument().parse({
    ...{ name: `Rules ${whole(1_000_000)}`, currency: 'EUR', levels, reminders: 20, warningPercent: 50 + whole(49) },
    cadence: perClass(() => opening(1)),
    targets: perClass(targets),
    categoryTargets: Object.fromEntries(categories.map((category) => [category, targets()])),
    ...{ promise: opening(1), promiseFlag: opening(1), pickUp: 'PT5M always', callBack: opening(1), customerAnswer: `P${1 + whole(9)}D` },
    ...{ refusalSilence: `P${1 + whole(9)}D`, arbitration: opening(4), check: `P${1 + whole(5)}D`, feedback: 'P5D', snoozeLimit: 'P7D' },
    returnsBeforeArbitration: 10,
    ceilings: { agent: whole(1_000), supervisor: 10_000 + whole(1_000), manager: 20_000, direction: null },
    levelCeilings: Object.fromEntries(levels.map((level) => [level, { supervisor: 5_000 + whole(1_000) }])),
    matrix: [...rules, ...levels.map((level) => ({ level: [level], teamId: one(teams).id }))],
    tables: { dossier: { ...standard, rules: required, examples: [] } },
  });
}

/** Every fault must be looked for in vain: a check that stops early would be fast. */
function check(document) {
  const faults = checkPolicy({ document, calendar, roster, at: raisedAt });
  if (faults.length > 0) throw new Error(`the document of the bench is refused: ${JSON.stringify(faults[0])}`);
  const rules = freezeRules({ document, version: 1, calendar, at: raisedAt });
  let lives = 0;
  for (const fault of walkPolicy({ rules, roles: roster.roles, recipientOf, at: raisedAt })) {
    if (fault !== null) throw new Error(`a life of the bench stops: ${fault.detail}`);
    lives += 1;
  }
  return lives;
}

export const policyCheckBenches = [
  {
    name: 'policy check (500 routes, 500 rules, lives)',
    atMostSeconds: 2,
    inputs: () => {
      const random = chance(31);
      return many(12, () => documentOf(random));
    },
    run: check,
  },
];
