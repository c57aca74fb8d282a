// What people read of a document that is not published: what it would change, and what the check finds.
import { z } from 'zod';
import { documentChange, policyCheckView } from './policy-version-view';

/** `changes` against the version that is published; none: there is nothing to do. */
export const policyPlanView = () =>
  policyCheckView()
    .omit({ version: true, revision: true })
    .extend({ publishedVersion: z.int(), changes: z.array(documentChange()) });
export type PolicyPlanView = z.output<ReturnType<typeof policyPlanView>>;
