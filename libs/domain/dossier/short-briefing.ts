// What the short briefing of an insisted case must say (domain.md §4; life.md §2, `insist`).

import { type Requirement, said } from './requirement';
import { threeW } from './three-tests';

const wanted = ['/why', '/who', '/nextUpdateAt'];

/** That the refusal was explained, and the three W; the subject writes itself. */
export const shortBriefing: readonly Requirement[] = [
  {
    test: 'short_briefing',
    pointer: '/refusalSummary',
    isMet: ({ refusalSummary }) => said(refusalSummary),
    detail: {
      fr: 'Le résumé du refus manque : ce qui a été expliqué au client.',
      en: 'The summary of the refusal is missing: what the customer was told.',
    },
  },
  ...threeW.filter(({ pointer }) => wanted.includes(pointer)).map((requirement) => ({ ...requirement, test: 'short_briefing' as const })),
];
