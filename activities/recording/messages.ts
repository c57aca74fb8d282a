// Writes one outgoing message per event, kind and person, with the job that delivers it (domain.md §9).
import type { Tell } from '@relais/contracts';
import type { CaseRow, CaseTransaction, StoredUser } from '@relais/persistence';
import { peopleOf, type Situation } from './addressees';
import { deciderOf } from './decider';
import type { RecordedStep } from './recorded-step';

type Message = Parameters<CaseTransaction['send']>[0];
type Addressed = Pick<CaseRow<'message'>, 'userId' | 'address' | 'language' | 'status' | 'code'> & { readonly recipient: string };

export async function sendMessages(rows: CaseTransaction, { step, before }: RecordedStep): Promise<void> {
  const tells = step.effects.flatMap((effect) => (effect.type === 'tell' ? [effect.params] : []));
  if (tells.length === 0) return;
  const situation = { roster: await rows.roster(), context: step.snapshot.context };
  const known = new Set<string>();
  for (const tell of tells) {
    const addressed =
      tell.to === 'customer' ? [await customer(rows, before.customerId)] : reached(tell, await meant(rows, { tell, situation }));
    for (const { recipient, ...to } of addressed) {
      const key = `${step.escalationId}:${step.step}:${tell.kind}:${recipient}`;
      // Somebody who is both owner and agent is told once.
      if (known.has(key)) continue;
      known.add(key);
      await rows.send({
        ...to,
        ...about(tell, situation.context),
        key,
        step: step.step,
        addressee: tell.to,
        channel: 'mail',
        createdAt: step.at,
      });
    }
  }
}

/** What the message is about, as the case stood when it was told: which reminder, which action. */
function about(
  { kind, clock }: Tell['params'],
  { ladder, actions }: Situation['context'],
): Pick<Message, 'kind' | 'clock' | 'attempt' | 'actionId'> {
  const reminds = kind === 'reminder' || kind === 'documenting_reminder';
  const failed = kind === 'action_failed' ? actions.find(({ status }) => status === 'failed' || status === 'unknown') : undefined;
  return { kind, clock: clock ?? null, attempt: reminds ? ladder.reminders : null, actionId: failed?.id ?? null };
}

async function customer(rows: CaseTransaction, customerId: string): Promise<Addressed> {
  const { email, language } = await rows.customer(customerId);
  return { recipient: 'customer', userId: null, language, ...reachedAt(email) };
}

const toDecider: ReadonlySet<string> = new Set(['arbitration_opened', 'arbitration_reminder']);

/** Of all managers, the one who was asked to settle the arbitration; all of them once that one is gone. */
async function meant(
  rows: CaseTransaction,
  { tell: { kind, to }, situation }: { tell: Tell['params']; situation: Situation },
): Promise<StoredUser[]> {
  if (to === 'customer') return [];
  const decider = to === 'manager' && toDecider.has(kind) ? await deciderOf(rows, situation.roster) : null;
  return decider ? [decider] : peopleOf(to, situation);
}

function reached({ to }: Tell['params'], people: readonly StoredUser[]): Addressed[] {
  // A message that nobody can get is shown as failed, rather than not written at all.
  if (people.length === 0) return [{ recipient: to, userId: null, address: null, language: 'fr', status: 'failed', code: 'nobody' }];
  return people.map(({ id, email, language }) => ({ recipient: id, userId: id, language, ...reachedAt(email) }));
}

const reachedAt = (address: string | null): Pick<Addressed, 'address' | 'status' | 'code'> =>
  address === null ? { address, status: 'failed', code: 'no_address' } : { address, status: 'queued', code: null };
