// Writes numbers and local days as a language does.
import type { Language } from '@relais/contracts';

// Making a format costs far more than using it.
const numbers = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }),
};
const day = { dateStyle: 'full', timeZone: 'UTC' } as const;
const days = { fr: new Intl.DateTimeFormat('fr-FR', day), en: new Intl.DateTimeFormat('en-GB', day) };

export const numberInWords = (value: number, language: Language): string => numbers[language].format(value);

/** Of a local day, written `2026-03-02`. */
export const dayInWords = (date: string, language: Language): string => days[language].format(Date.parse(`${date}T00:00:00Z`));
