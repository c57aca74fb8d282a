// What people read of the versions of a dossier: who wrote each and when, one whole, and what differs between two (domain.md §5).
import { z } from 'zod';
import { dossier } from '../dossier';
import { id, instantOut } from '../primitives';
import { documentChange } from './policy-version-view';

/** A version without its words; `writtenBy` is null where a backend raised the case for nobody. */
export const dossierVersionView = () => z.object({ version: z.int(), writtenBy: id().nullable(), writtenAt: instantOut() });
export type DossierVersionView = z.input<ReturnType<typeof dossierVersionView>>;

export const dossierVersionWhole = () =>
  dossierVersionView().extend({ dossier: dossier().nullable().describe('as written; null once erased') });
export type DossierVersionWhole = z.input<ReturnType<typeof dossierVersionWhole>>;

/** Two versions and the places where they differ, by JSON pointers into the dossier. */
export const dossierDifference = () =>
  z.object({ from: dossierVersionView(), to: dossierVersionView(), changes: z.array(documentChange()) });
export type DossierDifference = z.input<ReturnType<typeof dossierDifference>>;
