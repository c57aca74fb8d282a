// What people of a story do to its case, in the words of life.md §2: `story.as('supervisor').acknowledge({ … })`.
import { commandBodies, commandSegment, type Problem, type PublicCommand, publicCommands } from '@relais/contracts';
import type { z } from 'zod';
import { callerOf, type Reply } from '../../api/caller';

type Camel<Name extends string> = Name extends `${infer First}_${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;
export type Body<Name extends PublicCommand> = z.input<ReturnType<(typeof commandBodies)[Name]>>;
type Does = { [Name in PublicCommand as Camel<Name>]: (body?: Body<Name>) => Promise<void> };

export interface Person extends Does {
  /** Sends what must be refused, and answers with the problem. */
  refused<Name extends PublicCommand>(name: Name, body?: Body<Name>): Promise<Problem>;
  /** Any other call of the API. */
  call(request: string, body?: object): Promise<Reply>;
}

export interface Acting {
  readonly apiUrl: string;
  readonly key: string;
  readonly username: string;
  readonly escalationId: () => string;
  /** After a command that was taken. */
  readonly afterwards: () => Promise<void>;
}

const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A person in front of one case; everything goes through HTTP. */
export function personOf({ apiUrl: url, key, username: as, escalationId, afterwards }: Acting): Person {
  const caller = callerOf({ url, key, as });
  const send = (name: PublicCommand, body: object = {}): Promise<Reply> => {
    const [method, segment] = name === 'complete_dossier' ? ['PUT', 'dossier'] : ['POST', commandSegment(name)];
    return caller(`${method} /v1/escalations/${escalationId()}/${segment}`, { body });
  };
  const does = (name: PublicCommand) => async (body?: object) => {
    const { status, body: answer } = await send(name, body);
    if (status !== 200)
      throw new Error(`${as} may not ${name}: ${status} ${answer.code}: ${answer.detail} ${JSON.stringify(answer.errors)}`);
    await afterwards();
  };
  const commands = Object.fromEntries(publicCommands.map((name) => [camel(name), does(name)])) as unknown as Does;
  return {
    ...commands,
    call: (request, body) => caller(request, body === undefined ? {} : { body }),
    refused: async (name, body) => {
      const { status, body: answer } = await send(name, body);
      if (status < 400) throw new Error(`${as}'s ${name} was taken: ${status}`);
      return answer;
    },
  };
}
