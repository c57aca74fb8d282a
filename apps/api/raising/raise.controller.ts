// Receives raises; everything else of them is the service's.
import { Controller } from '@nestjs/common';
import type { Answer } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { raiseEscalation } from './raise.endpoints';
import { RaiseService } from './raise.service';

@Controller()
export class RaiseController {
  constructor(private readonly raising: RaiseService) {}

  @Serves(raiseEscalation)
  raise(@Request() { principal, actor, idempotencyKey, requestHash, body, at }: Asked<typeof raiseEscalation>): Promise<Answer> {
    const { organisationId, name } = principal;
    return this.raising.raise({ organisationId, principal: name, actor, key: idempotencyKey, requestHash, raise: body, at });
  }
}
