// Lists public holidays, and the countries and regions they are known of, with the source that asks to be named.
import { Controller } from '@nestjs/common';
import type { HolidayPlacesView, HolidaysView } from '@relais/contracts';
import { holidayPlaces, holidaysOf, UnknownHolidayPlaceError } from '@relais/domain/calendar-compilation';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { refusalOf } from '../http/validation';
import { listHolidayPlaces, listHolidays } from './calendar.endpoints';

const attribution = {
  source: 'date-holidays by commenthol, from Wikipedia',
  licence: 'CC BY-SA 3.0',
  url: 'https://github.com/commenthol/date-holidays',
};

@Controller()
export class HolidaysController {
  @Serves(listHolidays)
  async list(@Request() { query }: Asked<typeof listHolidays>): Promise<Answer> {
    const items = holidaysIn(query).map((holiday) => ({ ...holiday, dates: [...holiday.dates], closes: closes(holiday) }));
    return ok({ items, attribution } satisfies HolidaysView);
  }

  @Serves(listHolidayPlaces)
  async places(): Promise<Answer> {
    const items = holidayPlaces().map((place) => ({ ...place, regions: [...place.regions] }));
    return ok({ items, attribution } satisfies HolidayPlacesView);
  }
}

const closes = ({ kind, dates }: ReturnType<typeof holidaysOf>[number]): boolean => kind === 'public' && dates.length > 0;

function holidaysIn({ year, ...place }: Asked<typeof listHolidays>['query']) {
  try {
    return holidaysOf(place, year);
  } catch (error) {
    if (!(error instanceof UnknownHolidayPlaceError)) throw error;
    throw refusalOf([{ pointer: `/query/${error.part}`, detail: error.message }]);
  }
}
