// Acknowledges for the person a mail was sent to: the signed link is the proof, and the one thing it allows is this.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ApiConfiguration } from '@relais/config';
import type { Actor, Language } from '@relais/contracts';
import { readAcknowledgeLink } from '@relais/messaging';
import { AccessLogRepository, DirectoryRepository, type StoredEscalation, type StoredUser } from '@relais/persistence';
import { CommandHandler } from '../commands/command.handler';
import { CaseReader } from '../escalations/case-reader.service';
import { notFound } from '../http/problem-error';
import { CONFIGURATION } from '../tokens';

/** What a link leads to, as it is now. */
export interface LinkedCase {
  readonly stored: StoredEscalation;
  readonly user: StoredUser;
  readonly actor: Actor;
  readonly language: Language;
}

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

@Injectable()
export class AcknowledgmentService {
  constructor(
    private readonly accessLog: AccessLogRepository,
    private readonly cases: CaseReader,
    private readonly directory: DirectoryRepository,
    private readonly handler: CommandHandler,
    @Inject(CONFIGURATION) private readonly configuration: ApiConfiguration,
  ) {}

  /** Changes nothing. @throws ProblemError not_found for a link that is not ours, expired, or whose person has left */
  async read(token: string, at: number): Promise<LinkedCase> {
    const link = readAcknowledgeLink(token, { secret: this.configuration.linkSecret, at });
    if (!link) throw notFound('This link is not valid (any more).');
    const { organisationId, escalationId, userId } = link;
    const person = await this.directory.actor({ organisationId, nameOrId: userId });
    if (!person) throw notFound('This link is not valid (any more).');
    const stored = await this.cases.read({ organisationId, escalationId });
    await this.accessLog.record([{ organisationId, escalationId, at, principal: `link for:${userId}`, userId, what: 'acknowledgment' }]);
    return { stored, user: person.user, actor: person.actor, language: person.user.language };
  }

  /** Two clicks are one acknowledgment: the link itself is the key. */
  async acknowledge(token: string, { linked, promisedAt, at }: { linked: LinkedCase; promisedAt: number; at: number }): Promise<void> {
    const { stored, actor } = linked;
    const key = digest(token);
    const { organisationId, id: escalationId } = stored;
    const order = { organisationId, escalationId, principal: `link for:${actor.userId}`, actor, key, requestHash: key, at };
    await this.handler.handle({ ...order, type: 'acknowledge', body: { promisedAt }, message: { promisedAt } });
  }
}
