// The few field types that every contract is made of, with the limits each input has.
import { z } from 'zod';

/**
 * Words a person wrote. They may hold personal data, so they are the only strings that never cross into Temporal: the
 * brand removes them from event types, and `withoutText` removes them from values (design §1.6).
 */
export const text = (maximum: number) => z.string().max(maximum).trim().min(1, 'must not be empty').brand<'text'>();
export type Claimed = z.core.$brand<'text'>;
export type Text = string & Claimed;

/** Whole objects that stay behind too, because nothing in them is for the machine. */
export const claimed = z.registry<{ reason: string }>();

export const shortText = () => text(200);
export const longText = () => text(10_000);

/** An opaque identifier of Relais. */
export const id = () => z.uuid();

/** ISO 8601 instant with its offset at the border; epoch milliseconds everywhere inside. */
export const instant = () =>
  z.iso
    .datetime({ offset: true })
    .max(40)
    .transform((value) => Date.parse(value));

/** ISO 8601 UTC instant as it leaves the API. */
export const instantOut = () => z.iso.datetime();

/** IANA name of a time zone; whether the zone exists is asked where zones are known. */
export const timeZone = () =>
  z
    .string()
    .min(1, 'Name the time zone, as Europe/Paris.')
    .max(64, 'A time zone has at most 64 characters.')
    .regex(/^[A-Za-z][A-Za-z0-9_+\-/]*$/, 'A time zone is an IANA name, as Europe/Paris.');

/** Integer minor units (cents) of an ISO 4217 currency. */
export const amountMinor = () => z.int().min(0).max(1_000_000_000);
/** ISO 4217 currencies Relais accepts; a case's decisions use the currency of its policy. */
export const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'CAD'] as const;
export const currency = () => z.enum(currencies);
export const money = () => z.strictObject({ amountMinor: amountMinor(), currency: currency() });
