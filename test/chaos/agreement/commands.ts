// Each command happened once or not at all, and its caller was told which.
import { isDeepStrictEqual } from 'node:util';
import type { Facts } from './facts';
import type { Told } from './told';

const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;
const isRefusal = (status: number | null): boolean => status !== null && status >= 400 && status < 500 && status !== 429;

/** Rows of commands against the timeline, both ways. */
export function commandDisagreements({ commands, entries }: Facts): string[] {
  const made = entries.filter(({ sequence, commandId }) => sequence === 0 && commandId !== null);
  const rows = new Map(commands.map((command) => [command.id, command]));
  return [
    ...commands.flatMap(({ id, type, outcome }) => {
      const times = made.filter(({ commandId }) => commandId === id).length;
      const isRight = times <= 1 && (!isSuccess(outcome) || times === 1) && (!isRefusal(outcome) || times === 0);
      return isRight ? [] : [`command ${type} was answered ${outcome}, and is in the timeline ${times} times`];
    }),
    ...made.flatMap(({ step, type, commandId }) => {
      const row = rows.get(commandId!);
      const isRight = row !== undefined && row.type === (type === 'raised' ? 'raise' : type);
      return isRight ? [] : [`step ${step} ${type} has no command row of its own`];
    }),
  ];
}

/** What callers were told of this case's commands. */
export function toldDisagreements({ commands, entries }: Facts, told: readonly Told[]): string[] {
  return commands.flatMap(({ id, key, type }) => {
    const answers = told.filter((one) => one.key === key);
    const steps = entries.filter(({ sequence, commandId }) => sequence === 0 && commandId === id).map(({ step }) => step);
    const successes = answers.filter(({ status }) => isSuccess(status));
    const isRefused = successes.length === 0 && isRefusal(answers.at(-1)?.status ?? null);
    const statuses = answers.map(({ status }) => status ?? 'cut').join(', ');
    const versions = successes.filter(({ command }) => command !== 'raise').map(({ body }) => body.version);
    return [
      ...(successes.length > 0 && steps.length !== 1 ? [`${type} was told ${statuses}, and happened ${steps.length} times`] : []),
      ...(isRefused && steps.length > 0 ? [`${type} was told ${statuses}, and happened`] : []),
      ...versions
        .filter((version) => version !== steps[0])
        .map((version) => `${type} was told version ${version}, its step is ${steps[0]}`),
      ...(isDeepStrictEqual(successes.at(0)?.body.id, successes.at(-1)?.body.id) ? [] : [`${type} was told two cases`]),
    ];
  });
}

/** Answered, and of no case at all. */
export function forgotten(told: readonly Told[], cases: readonly Facts[]): string[] {
  const known = new Set(cases.flatMap(({ commands }) => commands.map(({ key }) => key)));
  return told
    .filter(({ status, key }) => isSuccess(status) && !known.has(key))
    .map(({ command, status }) => `${command} was told ${status}, and nobody knows it`);
}
