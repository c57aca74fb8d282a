// Receives every command of every case; which one it is, the endpoint table says.
import { Controller } from '@nestjs/common';
import { withoutText } from '@relais/contracts';
import type { Answer } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { type CommandEndpoint, commandEndpoints } from './command.endpoints';
import { CommandHandler } from './command.handler';
import { namingPosition, statedPosition } from './neutral-update';

type CommandRequest = Asked<CommandEndpoint & { scope: 'escalations:write'; acting: 'required'; keyed: true }>;
const posted = commandEndpoints.filter(({ method }) => method === 'POST') as [CommandEndpoint, ...CommandEndpoint[]];
const put = commandEndpoints.filter(({ method }) => method === 'PUT') as [CommandEndpoint, ...CommandEndpoint[]];

@Controller()
export class CommandsController {
  constructor(private readonly handler: CommandHandler) {}

  @Serves(...posted)
  command(@Request() asked: CommandRequest): Promise<Answer> {
    return this.take(asked);
  }

  @Serves(...put)
  document(@Request() asked: CommandRequest): Promise<Answer> {
    return this.take(asked);
  }

  private async take({
    endpoint,
    params,
    body,
    principal,
    actor,
    idempotencyKey,
    requestHash,
    ifMatch,
    at,
  }: CommandRequest): Promise<Answer> {
    const { organisationId, name } = principal;
    const type = endpoint.command;
    const coded = withoutText(endpoint.body?.schema as never, body as never) as Record<string, unknown>;
    const stated = statedPosition(type, body as never);
    const { escalationId } = params as { escalationId: string };
    const sent = { organisationId, escalationId, principal: name, actor, key: idempotencyKey, requestHash, type, ifMatch, at };
    const message = stated.length > 0 ? { ...coded, statesPosition: true } : coded;
    try {
      return await this.handler.handle({ ...sent, body: body as unknown as Record<string, unknown>, message });
    } catch (error) {
      throw namingPosition(error, stated);
    }
  }
}
