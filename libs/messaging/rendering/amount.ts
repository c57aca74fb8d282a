// Writes an amount as the reader's language does, with its currency.
import type { Language } from '@relais/contracts';

/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.NumberFormat>();

/** `35,00 €`, `€35.00`; currencies without a minor unit are written whole. */
export function amountInWords({ amountMinor, currency }: { amountMinor: number; currency: string }, language: Language): string {
  const key = `${language} ${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { style: 'currency', currency });
  formats.set(key, format);
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
