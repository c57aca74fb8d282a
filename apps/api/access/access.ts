// Says who may call an endpoint: the column `access` of the endpoint table, which the guard enforces, docs/access.md shows and a generated test tries.
import { type Role, roles } from '@relais/contracts';

/** Which part of a case an answer shows, as the log of reads names it. */
export type ReadPart =
  | 'case'
  | 'search'
  | 'briefing'
  | 'dossier_versions'
  | 'dossier_version'
  | 'dossier_difference'
  | 'advice'
  | 'timeline'
  | 'messages'
  | 'arbitration'
  | 'history'
  | 'acknowledgment';

export interface Access {
  /**
   * What a call is about. `case`: the one in its path, which a caller who may not see it learns nothing of; `cases`: those that the caller may
   * see, or brings; `organisation`: how the organisation works; `nothing`: whatever carries its own proof or tells nothing of anybody.
   */
  readonly about: 'case' | 'cases' | 'organisation' | 'nothing';
  /** People who hold one of these in any of their teams. Of a command, `libs/domain/authority/command-table.ts` says the rest. */
  readonly roles: readonly Role[];
  /** Whether a partner's people may too; of cases, only those that they or one of their teams have a part in. */
  readonly partners: boolean;
  /** Whether a key may that acts for nobody; it then sees all of its organisation. */
  readonly machines: boolean;
  /** The part of a case that the answer shows; the read is recorded before it is answered. */
  readonly reads?: ReadPart;
  readonly because: string;
}

/** Open to everybody. */
export const anybody = (because: string): Access => ({ about: 'nothing', roles, partners: true, machines: true, because });

/** Whoever may see the case in the path. */
export const whoeverSees = (reads: ReadPart): Access => ({
  about: 'case',
  roles,
  partners: true,
  machines: true,
  reads,
  because: 'Whoever may see a case may read it; a backend shows it in its own screens.',
});

/** Whoever may see the case, then as the table of commands says. */
export const asTheCommandTableSays: Access = {
  about: 'case',
  roles,
  partners: true,
  machines: false,
  because: 'The table of commands says who may send it; somebody must answer for it.',
};

/** Everybody with a role, the backend too, and partners: nothing in it is of a person or a cost. */
export const everyRole: Access = {
  about: 'organisation',
  roles,
  partners: true,
  machines: true,
  because: 'It names no customer and no cost, and whoever works on cases needs it.',
};

/** The company's own people and its backends. */
export const companyOnly = (because: string): Access => ({ about: 'organisation', roles, partners: false, machines: true, because });

/** Who runs the organisation, and the backends that do it for them. */
export const operatorsOnly: Access = {
  about: 'organisation',
  roles: ['operator', 'admin'],
  partners: false,
  machines: true,
  because: 'Calendars, rules and keys are the operator’s and the administrator’s; a backend may with a key of that scope.',
};

/** Whoever answers for the organisation, in person. */
export const administratorsOnly = (because: string): Access => ({
  about: 'organisation',
  roles: ['admin'],
  partners: false,
  machines: false,
  because,
});
