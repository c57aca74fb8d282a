// Stories about a customer on the phone: picked up, the call ended, moved to writing (domain.md §3, "Live handover").
import { day, decision, hour, minute, people } from '@relais/testing/cases';
import { type Story, told } from './story';

const live = { profile: { category: 'billing', live: true } } as const;
const pickedUp = { onTheLine: [people.agent.userId] };

export const liveStories = (): Story[] => [
  told(
    'the call is picked up and ends',
    (aCase) => {
      aCase
        .pass(2 * minute)
        .send(['pick_up', people.supervisor], pickedUp)
        .pass(6 * minute);
      aCase.send(['end_call', people.supervisor], { endedAt: aCase.at }).pass(day);
    },
    live,
  ),
  told(
    'the call ends after the promise was missed',
    (aCase) => {
      aCase.send(['pick_up', people.supervisor], pickedUp).sleep(9 * hour);
      aCase.send(['end_call', people.supervisor], { endedAt: aCase.at }).pass(day);
    },
    live,
  ),
  told('moved to writing while the phone rings', (aCase) => aCase.pass(minute).send(['move_to_writing', people.agent], {}).pass(day), live),
  told(
    'moved to writing after an outage, then returned: nobody picks up any more',
    (aCase) => {
      aCase.sleep(9 * hour).send(['move_to_writing', people.agent], { nextUpdateAt: aCase.at + 2 * hour });
      aCase.send(['return', people.supervisor], { reason: 'not_for_us' }).send(['complete_dossier', people.agent], {}).pass(hour);
    },
    live,
  ),
  told('moved to writing once decided', (aCase) => {
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour }).send(['decide', people.supervisor], decision());
    aCase.send(['move_to_writing', people.agent], {}).pass(day);
  }),
];
