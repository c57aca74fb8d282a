// Tells what people do to a case through the API, in few words, so that a test reads as a story.
import { randomUUID } from 'node:crypto';
import { type Caller, callerOf, type Reply } from './caller';
import type { PersonName } from './organisations';
import { raiseBody } from './raise-body';
import type { ApiStack } from './stack';

export const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** The people of an organisation in front of one case each. */
export class Story {
  constructor(private readonly stack: Pick<ApiStack, 'url' | 'organisation'>) {}

  as(person: PersonName): Caller {
    return callerOf({ url: this.stack.url, key: this.stack.organisation.key, as: person });
  }

  /** Raises a case as the agent; the answer must be a case. */
  async raise(change: Parameters<typeof raiseBody>[0] = {}): Promise<CaseInHand> {
    const reply = await this.as('agent')('POST /v1/escalations', { body: raiseBody(change) });
    expect(reply.status).toBe(201);
    return new CaseInHand(this, reply.body.id);
  }
}

export class CaseInHand {
  constructor(
    private readonly story: Story,
    readonly id: string,
  ) {}

  /** Sends a command as its URL spells it. */
  send(
    person: PersonName,
    ...[[command, body], more = {}]: [[string, object], { ifMatch?: string; idempotencyKey?: string }?]
  ): Promise<Reply> {
    const method = command === 'dossier' ? 'PUT' : 'POST';
    const { ifMatch, idempotencyKey = randomUUID() } = more;
    const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch };
    return this.story.as(person)(`${method} /v1/escalations/${this.id}/${command}`, { body, idempotencyKey, headers });
  }

  /** The same, and it must be taken. Answers the case after it. */
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts what it expects of it.
  async does(person: PersonName, ...[command, body = {}]: [command: string, body?: object]): Promise<any> {
    const reply = await this.send(person, [command, body]);
    expect({ command, status: reply.status, problem: reply.body.code ?? null }).toEqual({ command, status: 200, problem: null });
    expect(reply.headers.get('etag')).toBe(`"${reply.body.version}"`);
    return reply.body;
  }

  read(part = '', person: PersonName = 'agent'): Promise<Reply> {
    return this.story.as(person)(`GET /v1/escalations/${this.id}${part}`);
  }

  /** Polls until the case is there; the time limit is only for a test that will fail. */
  async reaches(status: string): Promise<void> {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      if ((await this.read()).body.status === status) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`case ${this.id} never reached ${status}: it is ${(await this.read()).body.status}`);
  }
}
