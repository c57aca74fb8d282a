// Writes an instant as the reader's clock and calendar show it, always with its zone, so that no date can be misread.
import type { Language } from '@relais/contracts';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;
type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'timeZoneName';

/** `lundi 2 février 2026 à 9 h 05 (heure d’Europe centrale, UTC+1)`; `Monday 2 February 2026 at 09:05 (Central European Time, UTC+1)`. */
export function moment({ at: instant, timeZone, language }: { at: number; timeZone: string; language: Language }): string {
  // A clock that went on after a pause may lie a fraction of a second before the full minute, which would read as the one before.
  const at = Math.round(instant / 1000) * 1000;
  const locale = locales[language];
  const part = partsOf(at, { locale, timeZone });
  const zone = zoneName(at, { locale, timeZone });
  if (language === 'en') {
    return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')} at ${part('hour')}:${part('minute')} (${zone})`;
  }
  const day = part('day') === '1' ? '1er' : part('day');
  return `${part('weekday')} ${day} ${part('month')} ${part('year')} à ${Number(part('hour'))} h ${part('minute')} (${zone})`;
}

type Place = { readonly locale: string; readonly timeZone: string };

/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

function partsOf(at: number, { locale, timeZone }: Place): (type: Part) => string {
  const format = formatOf(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return (type) => parts.get(type) ?? '';
}

function zoneName(at: number, { locale, timeZone }: Place): string {
  const named = (timeZoneName: 'longGeneric' | 'shortOffset', language: string) =>
    formatOf(language, { timeZone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const offset = named('shortOffset', 'en-GB').replace('GMT', 'UTC').replace(/\+0$/, '');
  const name = named('longGeneric', locale);
  // A zone without a name of its own is shown by its offset alone.
  return /^(GMT|UTC)/.test(name) ? offset : `${name}, ${offset}`;
}
