// Serves the page behind the link of a mail: GET shows what would be taken on, POST takes it on.
import { Controller, UseFilters } from '@nestjs/common';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { acknowledgeByLink, showAcknowledgment } from './acknowledgment.endpoints';
import { AcknowledgmentService, type LinkedCase } from './acknowledgment.service';
import { donePage, formPage, pageHeaders } from './page';
import { PageProblemFilter } from './page-problem.filter';

const minute = 60_000;

@Controller()
@UseFilters(PageProblemFilter)
export class AcknowledgmentController {
  constructor(private readonly acknowledgments: AcknowledgmentService) {}

  @Serves(showAcknowledgment)
  async show(@Request() { params, at }: Asked<typeof showAcknowledgment>): Promise<Answer> {
    return ok(form(await this.acknowledgments.read(params.token, at)), pageHeaders);
  }

  @Serves(acknowledgeByLink)
  async acknowledge(@Request() { params, body, at }: Asked<typeof acknowledgeByLink>): Promise<Answer> {
    const linked = await this.acknowledgments.read(params.token, at);
    await this.acknowledgments.acknowledge(params.token, { linked, promisedAt: at + Number(body.minutes) * minute, at });
    return ok(donePage(linked.language), pageHeaders);
  }
}

function form({ stored, user, language }: LinkedCase): string {
  const { subject, ticketReference, snapshot, rules } = stored;
  const due = snapshot?.context.due.response;
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: rules.calendar.timeZone });
  return formPage({
    language,
    person: user.name ?? user.username,
    subject: subject ?? ticketReference,
    ticket: ticketReference,
    responseBy: due === undefined ? null : moment.format(due),
  });
}
