// Publishes a file: drafted, checked and published through the API, against the version that it was compared with.
import { accepted } from './api.mjs';
import { planned, refusedAt } from './plan.mjs';

/** Answers the exit code. @throws Fault for whatever is refused */
export async function applyFile(api, { file, reason }) {
  const { read, plan } = await planned(api, { file });
  if (plan.changes.length === 0) return 0;
  if (!plan.publishable) return 1;
  const { document, calendarId } = read;
  const drafted = await api.post('/v1/policy/drafts', { body: { document, ...(calendarId && { calendarId }) } });
  const draft = accepted(drafted);
  const headers = { 'if-match': `"${plan.publishedVersion}"` };
  const body = { reason, revision: draft.revision };
  const answer = await api.post(`/v1/policy/drafts/${draft.version}/publish`, { body, headers });
  if (answer.status >= 400) console.log(`Draft ${draft.version} is kept; nobody lives by it.`);
  if (answer.body.code === 'policy_refused') throw refusedAt({ file, read, faults: answer.body.errors });
  const { version, publishedAt, publishedBy } = accepted(answer);
  console.log(`Published as version ${version} at ${publishedAt} by ${await personOf(api, publishedBy)}: ${reason}`);
  return 0;
}

async function personOf(api, id) {
  const { items } = accepted(await api.get('/v1/users'));
  const { name, username } = items.find((user) => user.id === id) ?? {};
  return name ?? username ?? id;
}
