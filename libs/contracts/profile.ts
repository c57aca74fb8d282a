// What is known of a case as codes and counts: the part that routes it and gives it its class.
import { z } from 'zod';
import { amountMinor } from './primitives';
import { categories, causes, escalationTypes, languages, motives, policyMargins, reasons, tiers, urgencies } from './vocabulary';

export const impact = () =>
  z.strictObject({
    customersAffected: z.int().min(0).max(10_000_000).default(1),
    amountMinor: amountMinor().default(0),
    dataExposed: z.boolean().default(false),
    brandExposed: z.boolean().default(false),
  });

/** Codes and counts only (domain.md §2): category, type, motive, reason, urgency, impact, tier, language. */
export const profile = () =>
  z.strictObject({
    category: z.enum(categories),
    type: z.enum(escalationTypes).default('functional'),
    level: z.int().min(1).max(4).default(2).describe('the lowest level that can settle it'),
    motive: z.enum(motives).default('other'),
    reason: z.enum(reasons).default('authority'),
    cause: z.enum(causes).optional().describe('why an exception is asked for, as the matrix of exceptions asks it'),
    policyMargin: z.enum(policyMargins).optional().describe('what the rule in question leaves'),
    urgency: z.enum(urgencies).default('72h'),
    impact: impact().default({ customersAffected: 1, amountMinor: 0, dataExposed: false, brandExposed: false }),
    criticalService: z.boolean().default(false),
    reversible: z.boolean().default(true),
    tier: z.enum(tiers).default('standard'),
    language: z.enum(languages).default('fr'),
    live: z.boolean().default(false).describe('the customer is on the phone'),
  });
export type CaseProfile = z.output<ReturnType<typeof profile>>;

/** What may change of a profile while the dossier is completed. */
export const profileChange = () => profile().omit({ live: true, language: true }).partial();
export type ProfileChange = z.output<ReturnType<typeof profileChange>>;
