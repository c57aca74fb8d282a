// Durations as policies and people write them, and as clocks count them.
import type { Duration } from '@relais/contracts';
import { millisecondsOfDay } from './local-time';

export type { Duration };

const longestDays = 3650;

/** A text that is no duration, or one that is refused (`code` `invalid_duration`); the message names the text and the remedy. */
export class InvalidDurationError extends Error {
  readonly code = 'invalid_duration';

  constructor(
    readonly text: string,
    remedy: string,
  ) {
    super(`${JSON.stringify(text.slice(0, 40))} is not a usable duration: ${remedy}.`);
    this.name = 'InvalidDurationError';
  }
}

/**
 * Reads `PT30M`, `PT1H30M`, `PT2S` (opening time, or real time with `always`) and `P3D` (days).
 * @throws InvalidDurationError for another shape, for less than one second or more than ten years, and for days with `always`
 * (days follow the wall clock: hours around the clock are written `PT24H`).
 */
export function parseDuration(text: string, { always = false }: { always?: boolean } = {}): Duration {
  const duration = read(text);
  if (duration.kind === 'days') {
    if (duration.days === 0) throw new InvalidDurationError(text, 'it must last at least P1D');
    if (always) throw new InvalidDurationError(text, 'days follow the wall clock; around the clock, write hours (PT24H)');
    return duration;
  }
  if (duration.milliseconds === 0) throw new InvalidDurationError(text, 'it must last at least one second (PT1S)');
  return always ? { kind: 'always', milliseconds: duration.milliseconds } : duration;
}

/** Reads a duration as a policy writes it: `PT4H`, `PT30M always`, `P3D`. @throws InvalidDurationError */
export function readDurationText(text: string): Duration {
  const [amount = '', always] = text.split(' ');
  return parseDuration(amount, { always: always === 'always' });
}

/**
 * Reads an amount to add or, with a minus sign, to take off (`-PT4H`); zero is allowed and means "moved into an opening".
 * @throws InvalidDurationError for another shape or more than ten years.
 */
export function parseSignedDuration(text: string): { duration: Duration; backwards: boolean } {
  const backwards = text.startsWith('-');
  return { duration: read(backwards ? text.slice(1) : text), backwards };
}

/** Writes milliseconds as an ISO 8601 duration in hours, minutes and seconds: `PT7H30M`, `PT0S`, `-PT0.5S`. */
export function formatDuration(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  const hours = Math.floor(size / 3_600_000);
  const minutes = Math.floor(size / 60_000) % 60;
  const seconds = (size % 60_000) / 1000;
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean).join('');
  return `${milliseconds < 0 ? '-' : ''}PT${parts || '0S'}`;
}

/** Writes a duration as a policy does: `PT4H`, `PT30M always`, `P3D`. */
export function durationText(duration: Duration): string {
  if (duration.kind === 'days') return `P${duration.days}D`;
  return `${formatDuration(duration.milliseconds)}${duration.kind === 'always' ? ' always' : ''}`;
}

function read(text: string): Exclude<Duration, { kind: 'always' }> {
  const match = /^P(?:(\d{1,5})D|T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)$/.exec(text);
  if (!match) throw new InvalidDurationError(text, 'write days as P3D, or hours, minutes and seconds as PT4H30M');
  const [, days, hours = '0', minutes = '0', seconds = '0'] = match;
  const milliseconds = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  if (Number(days ?? 0) > longestDays || milliseconds > longestDays * millisecondsOfDay) {
    throw new InvalidDurationError(text, `it must last at most ten years (P${longestDays}D)`);
  }
  return days === undefined ? { kind: 'opening', milliseconds } : { kind: 'days', days: Number(days) };
}
