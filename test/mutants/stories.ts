// Stories told to the machine alone, for what no recorded life tells: worker outages, and what people do in rare places.
import type { AnswerMessage, CaseEvent, CommandMessage } from '@relais/contracts';
import { day, decision, hour, type MachineCase, people, settlement, teamOf, twoOptions } from '@relais/testing/cases';
import { liveStories } from './live-stories';
import { settlementMessageStories } from './settlement-message-stories';
import { type Story, told } from './story';

type Reassignment = Omit<Extract<CommandMessage, { type: 'reassign' }>, 'type' | 'commandId' | 'actor'>;
const toBackup: Reassignment = { role: 'recipient', to: people.backup.userId, teamId: teamOf(2) };
const toExpert: Reassignment = { role: 'recipient', to: people.expert.userId, teamId: teamOf(3) };
const notForUs = { reason: 'not_for_us' } as const;
const critical = { profile: { category: 'technical', criticalService: true } } as const;

const promised = (aCase: MachineCase) => ({ promisedAt: aCase.at + 4 * hour });
const acknowledged = (aCase: MachineCase, by = people.supervisor as (typeof people)['supervisor' | 'backup' | 'expert']) =>
  aCase.send(['acknowledge', by], promised(aCase));
const followedUp = (aCase: MachineCase) => acknowledged(aCase).send(['decide', people.supervisor], decision());
const returnedTwice = (aCase: MachineCase) =>
  aCase
    .send(['return', people.supervisor], notForUs)
    .send(['complete_dossier', people.agent], {})
    .send(['return', people.supervisor], notForUs);

/** Owner and point of contact change hands; the recipient stays. */
const rolesChanged = (aCase: MachineCase) =>
  aCase
    .send(['reassign', people.manager], { role: 'owner', to: people.otherAgent.userId })
    .send(['reassign', people.manager], { role: 'point_of_contact', to: people.otherAgent.userId });

const snoozed = (aCase: MachineCase, by = people.supervisor as (typeof people)['supervisor']) =>
  aCase.send(['snooze', by], { until: aCase.at + hour });

/** Other people than those who had it, in every state: who is told, and what stays as it was. */
const otherPeople = (): Story[] => [
  told('reassigned while it is evaluated', (aCase) => rolesChanged(aCase.send(['reassign', people.manager], toExpert)), { verdict: null }),
  told('reassigned while it is documented', (aCase) => rolesChanged(aCase.send(['reassign', people.manager], toExpert)), {
    world: { missing: 2 },
  }),
  told('reassigned after a return', (aCase) => {
    rolesChanged(aCase.send(['return', people.supervisor], notForUs)).send(['reassign', people.agent], toExpert);
  }),
  told('reassigned while the recipient asks', (aCase) => {
    rolesChanged(aCase.send(['request_information', people.supervisor], { from: 'agent' })).send(['reassign', people.manager], toBackup);
    aCase.send(['provide_information', people.agent]);
  }),
  told('reassigned while the decider asks', (aCase) => {
    rolesChanged(acknowledged(aCase).send(['request_information', people.supervisor], { from: 'customer' })).send(
      ['reassign', people.manager],
      toBackup,
    );
    aCase.send(['provide_information', people.agent]);
  }),
  told('reassigned while it waits, snoozed each time', (aCase) => {
    rolesChanged(snoozed(aCase));
    snoozed(aCase).send(['reassign', people.manager], { role: 'point_of_contact', to: people.agent.userId });
    snoozed(aCase).send(['reassign', people.manager], toBackup);
  }),
  told('reassigned while it is decided, snoozed', (aCase) => {
    rolesChanged(acknowledged(aCase));
    snoozed(aCase).send(['reassign', people.manager], toBackup);
  }),
  told('reassigned while it is arbitrated', (aCase) => {
    rolesChanged(acknowledged(aCase).send(['open_arbitration', people.supervisor], twoOptions)).send(
      ['reassign', people.manager],
      toBackup,
    );
  }),
  told('reassigned while it is followed up, snoozed', (aCase) => {
    rolesChanged(followedUp(aCase));
    snoozed(aCase).send(['reassign', people.manager], toBackup);
  }),
  told('reassigned in feedback', (aCase) => {
    rolesChanged(followedUp(aCase).send(['record_check', people.supervisor], { satisfied: true })).send(
      ['reassign', people.manager],
      toBackup,
    );
  }),
];

/** The chosen person has left: the matrix decides after all. */
function chosenOneLeft(): Story {
  const story = told(
    'the person chosen has left',
    (aCase) => {
      aCase.world.missing = 0;
      aCase.send(['reassign', people.manager], toExpert).send(['complete_dossier', people.agent], {});
    },
    { world: { missing: 2 } },
  );
  const { at } = story.events.at(-1) as CaseEvent;
  const found: AnswerMessage = {
    type: 'recipient_found',
    recipient: { teamId: teamOf(2), userId: people.supervisor.userId, backupUserId: null },
  };
  return { ...story, events: [...story.events.slice(0, -1), { type: 'recipient_missing', at }, { ...found, at }] };
}

/** New codes of the dossier, wherever it may still be completed. */
const newCodes = (): Story[] => [
  told(
    'another profile while it is evaluated',
    (aCase) => aCase.send(['complete_dossier', people.agent], critical).send(['assess', people.agent], { verdict: 'justified' }),
    { verdict: null },
  ),
  told('another profile while it is documented', (aCase) => aCase.send(['complete_dossier', people.agent], critical), {
    world: { missing: 2 },
  }),
  told('another profile, a fact and evidence while the recipient asks', (aCase) => {
    aCase.send(['request_information', people.supervisor], { from: 'agent' }).send(['complete_dossier', people.agent], critical);
    aCase.send(['add_fact', people.agent], { at: aCase.at }).send(['attach_evidence', people.agent], { kind: 'log' });
  }),
  told('another profile while it is decided', (aCase) => acknowledged(aCase).send(['complete_dossier', people.agent], critical)),
  told('another profile while it is arbitrated', (aCase) =>
    acknowledged(aCase).send(['open_arbitration', people.supervisor], twoOptions).send(['complete_dossier', people.agent], critical),
  ),
];

/** Clocks of the whole case fall due in states that have clocks of their own. */
const everyClockEverywhere = (): Story[] => [
  told('left alone while it is evaluated', (aCase) => aCase.pass(8 * day), { verdict: null }),
  told('left alone while it is documented', (aCase) => aCase.pass(8 * day), { world: { missing: 2 } }),
  told('left alone while it is arbitrated', (aCase) =>
    acknowledged(aCase)
      .send(['open_arbitration', people.supervisor], twoOptions)
      .pass(8 * day),
  ),
  told('a promise missed while it is followed up', (aCase) => {
    followedUp(aCase)
      .send(['update_customer', people.agent], { statesPosition: false, nextUpdateAt: aCase.at + hour })
      .pass(8 * day);
  }),
  told('a promise missed in feedback', (aCase) => {
    followedUp(aCase).send(['record_check', people.supervisor], { satisfied: true });
    aCase.send(['update_customer', people.agent], { statesPosition: false, nextUpdateAt: aCase.at + hour }).pass(8 * day);
  }),
];

/** The worker was down, and a command comes before the clocks that fell due meanwhile: nothing is hidden by it. */
const outages = (): Story[] => [
  told('withdrawn after an outage', (aCase) => aCase.sleep(9 * day).send(['withdraw', people.agent])),
  told('acknowledged after an outage', (aCase) => acknowledged(aCase.sleep(2 * day))),
  told('picked up after an outage', (aCase) => aCase.sleep(2 * day).send(['pick_up', people.supervisor], { onTheLine: [] }), {
    profile: { category: 'billing', live: true },
  }),
  told('a call-back promised after an outage', (aCase) => aCase.sleep(9 * hour).pass(0), { profile: { category: 'billing', live: true } }),
  told('refused after an outage', (aCase) => aCase.sleep(9 * day).send(['assess', people.agent], { verdict: 'not_justified' }), {
    verdict: null,
  }),
  told('refused after the agent was silent', (aCase) => aCase.pass(3 * day).send(['assess', people.agent], { verdict: 'not_justified' }), {
    verdict: null,
  }),
  told('the customer is asked by the recipient after an outage', (aCase) =>
    aCase.sleep(9 * day).send(['request_information', people.supervisor], { from: 'customer' }),
  ),
  told('the customer is asked by the decider after an outage', (aCase) =>
    acknowledged(aCase)
      .sleep(9 * day)
      .send(['request_information', people.supervisor], { from: 'customer' }),
  ),
  told('decided after an outage', (aCase) =>
    acknowledged(aCase)
      .sleep(9 * day)
      .send(['decide', people.supervisor], decision()),
  ),
  told('settled for a decider after an outage', (aCase) => {
    returnedTwice(aCase)
      .sleep(2 * day)
      .send(['settle_arbitration', people.manager], settlement());
  }),
  told('transferred again after an outage', (aCase) =>
    aCase
      .sleep(9 * hour)
      .send(['return', people.supervisor], notForUs)
      .send(['complete_dossier', people.agent], {}),
  ),
  ...(['somebody', 'nobody'] as const).map((found) =>
    told(
      `escalated after an outage to the top, where ${found} is found`,
      (aCase) => {
        if (found === 'nobody') aCase.world.recipients[4] = null;
        acknowledged(aCase, people.expert).sleep(9 * hour);
        aCase.send(['decide', people.expert], decision({ choice: 'escalate_further' }));
      },
      { profile: { category: 'billing', level: 3 } },
    ),
  ),
];

export const stories = (): Story[] => [
  ...otherPeople(),
  chosenOneLeft(),
  ...newCodes(),
  ...everyClockEverywhere(),
  ...settlementMessageStories(),
  ...liveStories(),
  ...outages(),
];
