// Tells a person in words on a page what a program would be told as a problem.
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { problems } from '@relais/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { logFault } from '../http/problem.filter';
import { answerable } from '../http/problem-of';
import { pageHeaders, sorryPage } from './page';
import { refusalWords } from './words';

@Catch()
export class PageProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const answer = answerable(error);
    const { code } = answer.refusal;
    logFault(error, { request, answer });
    const words = { fr: refusalWords.fr[code] ?? refusalWords.fr.otherwise, en: refusalWords.en[code] ?? refusalWords.en.otherwise };
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    reply
      .status(problems[code].status)
      .headers({ ...answer.headers, ...pageHeaders })
      .send(sorryPage(words));
  }
}
