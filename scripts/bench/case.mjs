// One step of a case: the statechart takes a command, the view of the case is laid out, the digest that replay compares is made.
import { createRequire } from 'node:module';
import { chance, many } from './chance.mjs';

const require = createRequire(import.meta.url);
const { policyDurations } = require('@relais/contracts');
const { begin, machineOf, currentMachineVersion, statusOf, stored, take, view } = require('@relais/machines');
const { alwaysOpen, parseDuration } = require('@relais/domain/calendar');
const { gate } = require('@relais/domain/dossier');
const { compilePolicyTables } = require('@relais/domain/policy');

const machine = machineOf(currentMachineVersion);
const raisedAt = Date.UTC(2026, 0, 5, 9);
const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const duration = parseDuration('PT4H');
const perClass = (value) => ({ incident: value, vip: value, standard: value });
const policy = {
  ...Object.fromEntries(policyDurations.map((name) => [name, duration])),
  currency: 'EUR',
  levels: [2, 3, 4],
  reminders: 2,
  cadence: perClass(duration),
  targets: perClass({ response: duration, resolution: duration }),
  categoryTargets: {},
  warningPercent: 80,
  returnsBeforeArbitration: 2,
  ceilings: { agent: 0, supervisor: 10_000, manager: 10_000, direction: null },
  matrix: [{ teamId: id(1) }],
};
const profile = {
  category: 'billing',
  type: 'functional',
  level: 2,
  motive: 'unfair',
  reason: 'authority',
  urgency: '24h',
  impact: { customersAffected: 1, amountMinor: 3500, dataExposed: false, brandExposed: false },
  criticalService: false,
  reversible: true,
  tier: 'standard',
  language: 'fr',
  live: false,
};

/** A case that awaits its acknowledgment; nothing of it is changed by taking a command. */
function awaiting() {
  const agent = { kind: 'person', userId: id(2), roles: ['agent'], teamIds: [] };
  const birth = {
    organisationId: id(3),
    escalationId: id(4),
    commandId: id(5),
    actor: agent,
    raisedAt,
    agentId: id(2),
    pointOfContactId: id(2),
  };
  const rules = { policyVersion: 1, policy, calendar: alwaysOpen };
  const events = [
    { type: 'gate_answered', missing: 0, at: raisedAt },
    { type: 'recipient_found', recipient: { teamId: id(1), userId: id(6), backupUserId: null }, at: raisedAt },
  ];
  const born = begin(machine, { ...birth, profile, verdict: 'justified', rules });
  return events.reduce(({ snapshot }, event) => take(machine, { snapshot, event }), born).snapshot;
}

const waiting = awaiting();
const { dossier: table } = compilePolicyTables({});
const acknowledgments = (seed) => () => {
  const { whole } = chance(seed);
  const actor = { kind: 'person', userId: id(6), roles: ['supervisor'], teamIds: [id(1)] };
  return many(10_000, (index) => {
    const at = raisedAt + 1 + whole(3_600_000);
    return { type: 'acknowledge', commandId: id(index), actor, at, promisedAt: at + 60_000 + whole(36_000_000) };
  });
};

export const caseBenches = [
  {
    name: 'statechart takes an acknowledgment',
    atLeast: 2_000,
    inputs: acknowledgments(5),
    run: (event) => take(machine, { snapshot: waiting, event }).effects,
  },
  {
    name: 'statechart takes it and its view is laid out',
    inputs: acknowledgments(6),
    run: (event) => {
      const { snapshot } = take(machine, { snapshot: waiting, event });
      return view({ value: statusOf(snapshot), context: stored(snapshot.context) });
    },
  },
  {
    name: 'quality gate of a dossier',
    atLeast: 50_000,
    inputs: () => {
      const { whole, share } = chance(7);
      const said = (text) => (share() < 0.8 ? text : undefined);
      return many(10_000, (index) => ({
        subject: said(`Case ${index}`),
        why: said('A second opinion.'),
        who: said('Billing'),
        nextUpdateAt: raisedAt + whole(86_400_000),
        context: { summary: said('Customer for 18 months.') },
        facts: many(whole(6), (fact) => ({ at: raisedAt - whole(86_400_000), text: `Charged twice, ${fact}.` })),
        actionsTaken: [{ kind: 'diagnostic', text: `Compared ${index} invoices.` }],
        preciseAsk: said('Refund 35 euros?'),
        customerMessage: { at: raisedAt - whole(86_400_000), text: 'You hear from us tomorrow.' },
      }));
    },
    run: (dossier) => gate(dossier, { short: false, profile, table }),
  },
];
