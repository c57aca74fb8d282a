// What was asked of the outside must have happened there: a mail once, or shown as perhaps twice; an action once.
import type { Facts } from './facts';

/** Each message that a step asked for is there; each that is there was asked for; each went out as its row says. */
export function messageDisagreements({ steps, messages, arrivals }: Facts): string[] {
  const asked = new Set(
    steps.flatMap(({ step, effects }) => effects.flatMap((effect) => (effect.type === 'tell' ? [`${step} ${effect.params.kind}`] : []))),
  );
  const written = new Set(messages.map(({ step, kind }) => `${step} ${kind}`));
  return [
    ...[...asked].filter((line) => !written.has(line)).map((line) => `message "${line}" was asked for and is not there`),
    ...[...written].filter((line) => !asked.has(line)).map((line) => `message "${line}" is there and was never asked for`),
    ...messages.flatMap((message) => mailDisagreements(message, arrivals.get(message.messageId) ?? 0)),
  ];
}

/** A repeat is allowed only after an attempt that is shown as `unknown`. */
function mailDisagreements({ step, kind, addressee, status, attempts }: Facts['messages'][number], arrived: number): string[] {
  const perhaps = attempts.filter(({ outcome }) => outcome === 'unknown').length;
  const least = status === 'sent' ? 1 : 0;
  const most = perhaps + (status === 'sent' || status === 'sending' ? 1 : 0);
  const isRight = arrived >= least && arrived <= most;
  return isRight
    ? []
    : [`message ${step} ${kind} to ${addressee} is ${status} after ${perhaps} unknown attempts, and arrived ${arrived} times`];
}

/** What the endpoint executed, at least and at most, for an action of each status. */
const executions: Readonly<Record<string, readonly [number, number]>> = {
  waiting: [0, 0],
  running: [0, 1],
  done: [1, 1],
  failed: [0, 0],
  unknown: [0, 1],
  done_by_hand: [0, 1],
  given_up: [0, 1],
};

/** The workflow's actions are the rows', and the endpoint's journal says the same. */
export function actionDisagreements({ escalation, steps, actions, executed }: Facts): string[] {
  const wanted = steps.at(-1)?.snapshot.context.actions ?? [];
  const written = actions.map(({ id, status, runs }) => `${id} ${status} ${runs}`);
  const asked = wanted.map(({ id, status, runs }) => `${id} ${status} ${runs}`).sort();
  return [
    ...(written.join() === asked.join() ? [] : [`actions are ${written}, the workflow's ${asked}`]),
    ...actions.flatMap(({ id, status, done }) => {
      const times = executed.get(`${escalation.id}:${id}`) ?? 0;
      const [least, most] = executions[status] ?? [1, 0];
      const isRight = times >= least && times <= most && (status !== 'done' || done > 0);
      return isRight ? [] : [`action ${id} is ${status}, was answered "done" ${done} times and executed ${times} times`];
    }),
  ];
}
