// One endpoint per command of the contract, none written by hand: a command added there is routed, checked and documented here.
import {
  type CommandName,
  caseView,
  commandBodies,
  commandSegment,
  type ProblemCode,
  type PublicCommand,
  publicCommands,
} from '@relais/contracts';
import { z } from 'zod';
import { asTheCommandTableSays } from '../access/access';
import type { Endpoint } from '../http/endpoint';

export interface CommandEndpoint<Name extends CommandName = PublicCommand> extends Endpoint {
  readonly command: Name;
}

export const escalationPath = z.strictObject({ escalationId: z.uuid() });

/** What a case may say to a command. */
export const refusals = [
  'not_entitled',
  'above_ceiling',
  'not_found',
  'not_allowed_now',
  'already_acknowledged',
  'already_done',
  'no_level_above',
  'action_running',
  'case_too_long',
  'closed',
  'stale_version',
  'idempotency_key_reused',
  'invalid_command',
  'override_unexplained',
  'too_many_requests',
] as const satisfies readonly ProblemCode[];

const pascalCase = (name: string): string => name.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
const camelCase = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function commandEndpoint(command: PublicCommand): CommandEndpoint {
  const asDocument = command === 'complete_dossier';
  return {
    command,
    method: asDocument ? 'PUT' : 'POST',
    path: `/v1/escalations/{escalationId}/${asDocument ? 'dossier' : commandSegment(command)}`,
    name: camelCase(command),
    tag: 'commands',
    summary: asDocument ? 'Complete the dossier: a new version of it' : `Send the command ${command}`,
    scope: 'escalations:write',
    access: asTheCommandTableSays,
    acting: 'required',
    keyed: true,
    ifMatch: true,
    params: escalationPath,
    body: { name: `${pascalCase(command)}Command`, schema: commandBodies[command]() },
    answers: {
      200: { description: 'Taken and recorded: the case after it.', body: { name: 'Case', schema: caseView() }, headers: ['ETag'] },
    },
    problems: refusals,
  };
}

export const commandEndpoints: readonly CommandEndpoint[] = publicCommands.map(commandEndpoint);
