// Answers the calls that import a file into a calendar.
import { Controller } from '@nestjs/common';
import type { ImportedCalendarView } from '@relais/contracts';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { etag } from '../http/conditions';
import { Serves } from '../http/endpoint';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import { importCalendarFile, previewCalendarImport } from './calendar.endpoints';
import { CalendarImports, present } from './calendar-imports.service';

@Controller()
export class CalendarImportsController {
  constructor(
    private readonly imports: CalendarImports,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(previewCalendarImport)
  async preview(@Request() asked: Asked<typeof previewCalendarImport>): Promise<Answer> {
    const { calendar, imported } = await this.imports.lookAt(asked);
    return answer(present({ version: calendar.version, imported }));
  }

  /** A file may name who is on leave: neither it nor its words are remembered for the key. */
  @Serves(importCalendarFile)
  import(@Request() asked: Asked<typeof importCalendarFile>): Promise<Answer> {
    return this.changes.onceChecked({ ...asked, body: {} }, async () => {
      const looked = await this.imports.lookAt(asked);
      return async () => {
        const view = await this.imports.save(asked, looked);
        return { now: answer(view), later: answer(withoutWords(view)) };
      };
    });
  }
}

const wordless = <Event extends { summary: string | null }>(event: Event): Event => ({ ...event, summary: null });
const withoutWords = ({ changes, already, leftOut, ...view }: ImportedCalendarView): ImportedCalendarView => ({
  ...view,
  changes: changes.map((change) => ({ ...change, events: change.events.map(wordless) })),
  already: already.map(({ date, events }) => ({ date, events: events.map(wordless) })),
  leftOut: leftOut.map(wordless),
});

const answer = (view: ImportedCalendarView): Answer => ok(view, { etag: etag(view.version) });
