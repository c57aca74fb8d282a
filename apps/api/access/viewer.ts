// Who reads an answer: what the access guard learnt of the acting person, for whatever lays the answer out.
import type { Reader } from './mask';

/** Absent where a key acts for nobody. */
export interface Viewer extends Reader {
  /** In a team of a partner, whatever else they belong to. */
  readonly partner: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer?: Viewer;
  }
}
