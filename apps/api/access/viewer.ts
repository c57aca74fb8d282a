// Who reads an answer: what the access guard learnt of the acting person, for whatever lays the answer out.
import type { Colleagues } from './mask';

/** Absent where a key acts for nobody. */
export interface Viewer {
  /** In a team of a partner, whatever else they belong to. */
  readonly partner: boolean;
  /** The person and, of one case, those who have a part in it. */
  readonly colleagues: Colleagues;
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer?: Viewer;
  }
}
