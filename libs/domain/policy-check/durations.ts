// A duration that nobody can wait for leaves a state without a clock.
import type { CalendarDocument, PolicyDocument } from '@relais/contracts';
import { CalendarHorizonError, type CompiledCalendar, deadline, InvalidDurationError, readDurationText } from '../calendar';
import { compileCalendar } from '../calendar-compilation';
import { durationNames } from '../policy';
import type { PolicyFault } from './policy-fault';

/** Durations that cannot be read, and those whose end lies beyond the ten years of a calendar; without a calendar only the former. */
export function durationFaults(
  document: PolicyDocument,
  { calendar, at }: { calendar: CalendarDocument | null; at: number },
): PolicyFault[] {
  const compiled = calendar && compileCalendar(calendar, { from: at });
  return durationsOf(document).flatMap(([pointer, text]) =>
    faultOf(text, { calendar: compiled, at }).map((detail) => ({ pointer, detail })),
  );
}

function faultOf(text: string, { calendar, at }: { calendar: CompiledCalendar | null; at: number }): string[] {
  try {
    const duration = readDurationText(text);
    if (calendar) deadline(calendar, { from: at, duration });
    return [];
  } catch (error) {
    if (error instanceof InvalidDurationError) return [error.message];
    if (error instanceof CalendarHorizonError)
      return [`${text} would not have passed in ten years: shorten it, or open the calendar longer`];
    throw error;
  }
}

function durationsOf(document: PolicyDocument): [string, string][] {
  const { cadence, targets, categoryTargets } = document;
  const ofTargets = (place: string, given: Readonly<Record<string, { response: string; resolution: string }>>) =>
    Object.entries(given).flatMap(([name, { response, resolution }]): [string, string][] => [
      [`/${place}/${name}/response`, response],
      [`/${place}/${name}/resolution`, resolution],
    ]);
  return [
    ...durationNames.map((name): [string, string] => [`/${name}`, document[name]]),
    ...Object.entries(cadence).map(([name, text]): [string, string] => [`/cadence/${name}`, text]),
    ...ofTargets('targets', targets),
    ...ofTargets('categoryTargets', categoryTargets),
  ];
}
