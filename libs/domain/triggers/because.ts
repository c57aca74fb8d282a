// Says in words why a trigger fired, in both languages.
import type { FiredTrigger, TriggerRule } from '@relais/contracts';

type Words = FiredTrigger['because'];

/** One sentence a person can read; the quotes and the figure stand beside it. */
export function reasonInWords(rule: TriggerRule, { quotes, figure }: Pick<FiredTrigger, 'quotes' | 'figure'>): Words {
  const [quote] = quotes;
  const value = figure?.value ?? 0;
  switch (rule.kind) {
    case 'sla_share':
      return both(
        `${inFrench(value)} % du délai est passé (seuil : ${rule.percent} %).`,
        `${value}% of the time is used (threshold: ${rule.percent}%).`,
      );
    case 'sla_breached':
      return both('Le délai est dépassé.', 'The time is exceeded.');
    case 'words':
      return both(`Le client a écrit « ${quote?.text} ».`, `The customer wrote "${quote?.text}".`);
    case 'superior_requested':
      return both(`Le client demande un supérieur : « ${quote?.text} ».`, `The customer asks for a superior: "${quote?.text}".`);
    case 'sentiment':
      return moodInWords(rule, figure);
    case 'exchanges':
      return both(`${value} échanges sans solution.`, `${value} exchanges without a solution.`);
    case 'repeats':
      return both(
        `Le même problème ${value} fois en ${rule.days} ${rule.days === 1 ? 'jour' : 'jours'}.`,
        `The same problem ${value} times in ${rule.days} ${rule.days === 1 ? 'day' : 'days'}.`,
      );
    case 'systemic':
      return both(`${value} clients ont ce symptôme.`, `${value} customers have this symptom.`);
  }
}

function moodInWords({ atMost }: Extract<TriggerRule, { kind: 'sentiment' }>, figure: FiredTrigger['figure']): Words {
  const { value, threshold } = figure ?? { value: 0, threshold: atMost };
  const [french, english] = [`${inFrench(value)} (seuil : ${inFrench(threshold)}).`, `${value} (threshold: ${threshold}).`];
  return threshold === atMost
    ? both(`L’humeur du client est à ${french}`, `The customer’s mood is at ${english}`)
    : both(`L’humeur du client a baissé de ${french}`, `The customer’s mood fell by ${english}`);
}

const both = (fr: string, en: string): Words => ({ fr, en });
const inFrench = (value: number): string => `${value}`.replace('.', ',');
