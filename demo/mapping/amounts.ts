// Money as the helpdesk writes it, as Relais takes it, and as people read it.
import type { Price } from './helpdesk-export';
import type { Language, Money } from './vocabulary';

/** `{"35.00", EUR}` → 3500 cents; the helpdesk always writes two places. @throws RangeError for any other spelling */
export function moneyOf({ amount, currency }: Price): Money {
  if (!/^\d{1,7}\.\d{2}$/.test(amount))
    throw new RangeError(`'${amount}' is no amount with two places: write it as "35.00" in the ticket.`);
  return { amountMinor: Number(amount.replace('.', '')), currency };
}

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

/** `35,00 €` in French, `€35.00` in English. */
export const writtenAmount = ({ amountMinor, currency }: Money, language: Language): string =>
  new Intl.NumberFormat(locales[language], { style: 'currency', currency }).format(amountMinor / 100);

/** `4,8` in French, `4.8` in English. */
export const writtenNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(value);
