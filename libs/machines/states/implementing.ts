// The decision is carried out in the outside systems, one action at a time (life.md §1, "Several actions").
import { escalation } from '../escalation.setup';

const repaired = { type: 'closeTasks', params: { kinds: ['repair_action'] } } as const;

export const implementing = escalation.createStateConfig({
  entry: ['runNextAction', 'askAction'],
  exit: repaired,
  on: {
    action_done: [
      { guard: 'actionsWait', actions: ['finishAction', 'runNextAction', 'askAction'] },
      { target: 'following_up', actions: 'finishAction' },
    ],
    action_failed: {
      actions: [
        'failAction',
        { type: 'openTask', params: { kind: 'repair_action', for: 'operator' } },
        { type: 'tell', params: { kind: 'action_failed', to: 'operator' } },
      ],
    },
    retry_action: [
      { guard: 'runsAgain', actions: ['repairAction', repaired, 'askAction'] },
      { guard: 'actionsWait', actions: ['repairAction', repaired, 'runNextAction', 'askAction'] },
      { target: 'following_up', actions: 'repairAction' },
    ],
  },
});
