// Instants as people read them: the time on the wall, and how long after the raise.
import type { Language } from '@relais/contracts';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

/** `22:31:04` in the zone of this machine. */
export const wallTime = (instant: string | number, language: Language): string =>
  new Date(instant).toLocaleTimeString(locales[language], { hour12: false });

/** `+37,2 s` */
export const since = (milliseconds: number, language: Language): string =>
  `+${(milliseconds / 1000).toLocaleString(locales[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;

/** `lundi 23 novembre 2026` */
export const wallDate = (instant: string, language: Language): string =>
  new Date(instant).toLocaleDateString(locales[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
