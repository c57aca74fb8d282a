// The reads of cases, as rows of the endpoint table.
import { briefingView, caseFilter, caseSummary, caseView, messageView, roles, timelineEntry } from '@relais/contracts';
import { z } from 'zod';
import { whoeverSees } from '../access/access';
import { escalationPath } from '../commands/command.endpoints';
import { endpoint } from '../http/endpoint';

const cursor = () => z.string().min(1).max(500).optional().describe('nextCursor of the page before');
const page = (name: string, item: z.ZodType, description: string) => ({
  description,
  body: { name, schema: z.object({ items: z.array(item), nextCursor: z.string().nullable() }) },
});
const list = (name: string, item: z.ZodType, description: string) => ({
  description,
  body: { name, schema: z.object({ items: z.array(item) }) },
});
const read = { method: 'GET', tag: 'escalations', scope: 'escalations:read', acting: 'optional', keyed: false } as const;
const readOne = { ...read, params: escalationPath, problems: ['not_found'] } as const;

const escalationFields = z.strictObject({
  ...caseFilter().shape,
  sort: z
    .enum(['nextClock', 'raisedAt', 'relevance'])
    .optional()
    .describe(
      'nextClock: soonest first; raisedAt: newest first; relevance: what fits q best first. Unless given: relevance with q, else nextClock',
    ),
  cursor: cursor(),
  limit: z.int().min(1).max(200).default(50),
});
export const escalationQuery = escalationFields.refine(({ sort, q }) => sort !== 'relevance' || q !== undefined, {
  path: ['sort'],
  message: 'relevance needs q',
});

export const listEscalations = endpoint({
  ...read,
  path: '/v1/escalations',
  access: {
    about: 'cases',
    roles,
    partners: true,
    machines: true,
    reads: 'search',
    because: 'Everybody lists what they may see; what a search or a partner was shown is recorded.',
  },
  name: 'listEscalations',
  summary: 'List cases, the most urgent first',
  query: escalationQuery,
  answers: { 200: page('CasePage', caseSummary(), 'A page of cases.') },
  problems: ['invalid_cursor'],
});

export const getEscalation = endpoint({
  ...readOne,
  path: '/v1/escalations/{escalationId}',
  access: whoeverSees('case'),
  name: 'getEscalation',
  summary: 'One case, with what the acting person may do now',
  answers: { 200: { description: 'The case.', body: { name: 'Case', schema: caseView() }, headers: ['ETag'] } },
});

export const getBriefing = endpoint({
  ...readOne,
  path: '/v1/escalations/{escalationId}/briefing',
  access: whoeverSees('briefing'),
  name: 'getBriefing',
  summary: 'The briefing; the read is recorded',
  answers: { 200: { description: 'The briefing.', body: { name: 'Briefing', schema: briefingView(), io: 'input' } } },
});

export const getTimeline = endpoint({
  ...readOne,
  path: '/v1/escalations/{escalationId}/timeline',
  access: whoeverSees('timeline'),
  name: 'getTimeline',
  summary: 'What happened, oldest first; the read is recorded',
  query: z.strictObject({ cursor: cursor(), limit: z.int().min(1).max(500).default(200) }),
  answers: { 200: page('TimelinePage', timelineEntry(), 'A page of the timeline.') },
  problems: ['not_found', 'invalid_cursor'],
});

export const getMessages = endpoint({
  ...readOne,
  path: '/v1/escalations/{escalationId}/messages',
  access: whoeverSees('messages'),
  name: 'getMessages',
  summary: 'Outgoing messages and their delivery; the read is recorded',
  answers: { 200: list('MessageList', messageView(), 'All messages of the case.') },
});

export const getHistory = endpoint({
  ...readOne,
  path: '/v1/escalations/{escalationId}/history',
  access: {
    ...whoeverSees('history'),
    partners: false,
    because: 'It holds the frozen rules, ceilings and costs included, as they are.',
  },
  name: 'getHistory',
  summary: 'Temporal’s own event history of the case; from the archive once Temporal has forgotten a closed one',
  answers: { 200: list('History', z.record(z.string(), z.unknown()), 'Events, oldest first, payloads decoded.') },
});

export const escalationEndpoints = [listEscalations, getEscalation, getBriefing, getTimeline, getMessages, getHistory] as const;
