// Stories about the message that ends an arbitration: judged, written anew, forgotten, overtaken (domain.md §8).
import { day, decision, hour, type MachineCase, notForUs, people, settlement, teamOf, twoOptions } from '@relais/testing/cases';
import { type Story, told } from './story';

const validated = { validated: true };
const refused = { validated: false };
const anotherDraft = (at: number) => ({ customerMessage: { nextUpdateAt: at + 2 * hour } });
const settledFor = (aCase: MachineCase, to: 'decider' | 'recipient' = 'decider') =>
  aCase
    .send(['acknowledge', people.supervisor], { promisedAt: aCase.at + 4 * hour })
    .send(['open_arbitration', people.supervisor], twoOptions)
    .send(['state_position', people.agent], { teamId: teamOf(1), options: [...twoOptions.options, ...twoOptions.options.slice(0, 1)] })
    .send(['settle_arbitration', people.manager], settlement({ to, option: 3 }));

export const settlementMessageStories = (): Story[] => [
  told('the message is refused, written anew and leaves', (aCase) => {
    settledFor(aCase).pass(hour).send(['validate_message', people.expert], refused).pass(hour);
    aCase.send(['redraft_message', people.manager], anotherDraft(aCase.at)).pass(hour);
    aCase.send(['validate_message', people.expert], validated).pass(4 * day);
  }),
  told('the message leaves late, after an outage', (aCase) =>
    settledFor(aCase, 'recipient')
      .sleep(9 * day)
      .send(['validate_message', people.supervisor], validated),
  ),
  told('nobody judges the message', (aCase) => settledFor(aCase).pass(8 * day)),
  told('nobody judges the message of a case that waits', (aCase) => settledFor(aCase, 'recipient').pass(8 * day)),
  told('nobody writes the message anew', (aCase) =>
    settledFor(aCase)
      .send(['validate_message', people.expert], refused)
      .pass(8 * day),
  ),
  told('the decision overtakes the message', (aCase) =>
    settledFor(aCase)
      .send(['decide', people.expert], decision())
      .pass(8 * day),
  ),
  told('the end overtakes the message', (aCase) => settledFor(aCase).send(['withdraw', people.agent])),
  told('another arbitration overtakes the message', (aCase) =>
    settledFor(aCase)
      .send(['open_arbitration', people.expert], twoOptions)
      .pass(8 * day),
  ),
  told('an arbitration after returns overtakes the message', (aCase) => {
    settledFor(aCase).send(['decide', people.expert], decision({ choice: 'escalate_further' }));
    aCase.send(['return', people.expertBackup], notForUs).send(['complete_dossier', people.agent], {});
    aCase.send(['return', people.expertBackup], notForUs).pass(8 * day);
  }),
  told(
    'the message waits while actions are carried out',
    (aCase) =>
      settledFor(aCase)
        .send(['decide', people.expert], decision({ actions: [{ kind: 'fix', amountMinor: 0 }] }))
        .pass(8 * day),
    { world: { actions: null } },
  ),
];
