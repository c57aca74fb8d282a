// Names an update of a workflow so that a repeated request is the same update, and gets the first answer (design §4).
import { createHash } from 'node:crypto';

export interface UpdateName {
  readonly organisationId: string;
  readonly principal: string;
  readonly escalationId: string;
  readonly key: string;
  /** Raised after a refusal that the key must not remember: Temporal keeps the first answer of an id for ever. */
  readonly attempt: number;
}

/** 64 hexadecimal digits; holds nothing of who asked. */
export const updateId = ({ organisationId, principal, escalationId, key, attempt }: UpdateName): string =>
  createHash('sha256')
    .update(JSON.stringify([organisationId, principal, escalationId, key, attempt]))
    .digest('hex');
