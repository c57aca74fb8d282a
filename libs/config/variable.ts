// The kinds of variables there are; each describes itself with the sentence shown when its value is missing or wrong.
import { z } from 'zod';

/** A port number of this machine. */
export const port = (purpose: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().int().min(1).max(65_535))
    .describe(`set a port number from 1 to 65535 (${purpose})`);

/** An address with one of the given schemes, e.g. `postgres://`. */
export const address = (example: string, schemes: readonly string[]) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.replace(':', '')))
    .describe(`set an address like ${example}`);

/** A `host:port` pair without a scheme, as Temporal's clients take it. */
export const hostAndPort = (example: string) =>
  z
    .string()
    .regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/)
    .describe(`set host and port like ${example}`);

/** Words that name something elsewhere: a namespace, a queue, a host. */
export const name = (purpose: string) => z.string().regex(/^\S+$/).describe(`set ${purpose}, without spaces`);

/** A secret long enough to sign with: 32 characters at least. */
export const secret = (purpose: string) => z.string().min(32).describe(`set at least 32 random characters (${purpose})`);

/** Any text that is not blank. */
export const text = (purpose: string) => z.string().regex(/\S/).describe(`set ${purpose}`);

/** A whole number within bounds. */
export const whole = (purpose: string, { from, to }: { from: number; to: number }) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(from).max(to))
    .describe(`set a whole number from ${from} to ${to} (${purpose})`);

/** Some of a few words, with commas between them. */
export const choices = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .string()
    .transform((value) => value.split(',').map((word) => word.trim()))
    .pipe(z.array(z.enum(words)).min(1))
    .describe(`set some of ${words.join(', ')}, with commas between them`);

/** Where people sign in: over TLS, or on this very machine. */
export const issuer = (example: string) =>
  z
    .string()
    .refine((value) => {
      const { protocol, hostname } = URL.canParse(value) ? new URL(value) : { protocol: '', hostname: '' };
      return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
    })
    .describe(`set an address like ${example}`);

/** One of a few words. */
export const choice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words).describe(`set one of ${words.join(', ')}`);
