// Says a duration of the policy in words, with the hours it counts (life.md §3).
import type { Language } from '@relais/contracts';

const units = {
  fr: { day: ['jour', 'jours'], hour: ['heure', 'heures'], minute: ['minute', 'minutes'], second: ['seconde', 'secondes'] },
  en: { day: ['day', 'days'], hour: ['hour', 'hours'], minute: ['minute', 'minutes'], second: ['second', 'seconds'] },
} as const;
type Unit = keyof (typeof units)['fr'];

const shape = /^P(?:(\d+)D|T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)( always)?$/;

/** `4 heures ouvrées`, `30 minutes, jour et nuit`, `3 jours`; null for what is no duration. */
export function durationInWords(text: string, language: Language): string | null {
  const [whole, days, hours, minutes, seconds, always] = shape.exec(text) ?? [];
  if (whole === undefined) return null;
  const parts = [
    [days, 'day'],
    [hours, 'hour'],
    [minutes, 'minute'],
    [seconds, 'second'],
  ].flatMap(([amount, unit]) => (amount === undefined ? [] : [amountOf(Number(amount), { unit: unit as Unit, language })]));
  if (parts.length === 0) return null;
  const amount = parts.join(language === 'fr' ? ' et ' : ' and ');
  if (days !== undefined) return amount;
  if (always !== undefined) return language === 'fr' ? `${amount}, jour et nuit` : `${amount}, day and night`;
  if (language === 'en') return `${amount} of opening time`;
  return parts.length === 1 && Number(hours ?? minutes ?? seconds) < 2 ? `${amount} ouvrée` : `${amount} ouvrées`;
}

function amountOf(amount: number, { unit, language }: { unit: Unit; language: Language }): string {
  const [one, several] = units[language][unit];
  const isOne = language === 'fr' ? amount < 2 : amount === 1;
  return `${amount} ${isOne ? one : several}`;
}
