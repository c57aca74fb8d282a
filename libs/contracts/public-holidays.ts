// Public holidays of a country or region: how a calendar names those that it closes on, and how they are listed.
import { z } from 'zod';

const country = () => z.string().regex(/^[A-Z]{2}$/, 'A country is its ISO 3166-1 code, as FR.');
const region = () =>
  z.string().regex(/^[A-Za-z0-9]{1,12}(-[A-Za-z0-9]{1,12})?$/, 'A region is a code of /v1/calendars/holiday-places, as 57 or BY-A.');
const holidayIds = () => z.array(z.string().min(1).max(250)).max(60, 'At most 60 holidays are named.');

/** The holidays a calendar closes on all day: the public ones of a place, without those worked, with others that are taken off too. */
export const observedHolidays = () =>
  z.strictObject({
    country: country(),
    region: region().optional(),
    worked: holidayIds().optional().describe('ids of public holidays on which work goes on, as `easter 50` for Whit Monday in France'),
    alsoClosed: holidayIds().optional().describe('ids of holidays that are not public and closed all the same'),
  });
export type ObservedHolidays = z.infer<ReturnType<typeof observedHolidays>>;

/** Query of `GET /v1/calendars/holidays`. */
export const holidaysQuestion = () =>
  z.strictObject({ country: country(), region: region().optional(), year: z.int().min(1970).max(2100) });

const names = () => z.object({ fr: z.string(), en: z.string() });
const attribution = () => z.object({ source: z.string(), licence: z.string(), url: z.string() });

export const holidaysView = () =>
  z.object({
    items: z.array(
      z.object({
        id: z.string().describe('the same each year; `worked` and `alsoClosed` of a calendar name it'),
        dates: z.array(z.iso.date()).describe('each whole day of it in that year; none when it lasts hours only'),
        names: names(),
        kind: z.enum(['public', 'bank', 'school', 'optional', 'observance']),
        closes: z.boolean().describe('whether a calendar that observes this place closes on it unless it is worked'),
      }),
    ),
    attribution: attribution(),
  });
export type HolidaysView = z.output<ReturnType<typeof holidaysView>>;

export const holidayPlacesView = () =>
  z.object({
    items: z.array(z.object({ country: z.string(), names: names(), regions: z.array(z.object({ region: z.string(), name: z.string() })) })),
    attribution: attribution(),
  });
export type HolidayPlacesView = z.output<ReturnType<typeof holidayPlacesView>>;
