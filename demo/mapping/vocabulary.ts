// The words of Relais that a raise is written in, taken from its contract, so that a mapping to anything else does not compile.
import type { RaiseRequest } from '@relais/contracts';

export type { Language, Particular } from '@relais/contracts';
export type Dossier = RaiseRequest['dossier'];
export type Assessment = NonNullable<RaiseRequest['assessment']>;
export type CaseProfile = Required<RaiseRequest['profile']>;
export type Money = NonNullable<NonNullable<Dossier['options']>[number]['cost']>;
