// Words that state a position, which nobody tells a customer while an arbitration is open (domain.md §8): neutral is what holds none of them.
import { plain, promisesAndAdmissions, wordPattern } from './cautious-words';

/** Beginnings of words and phrases without accents, in lower case, as in `cautious-words`: to grant, to refuse, to be entitled, to have decided. */
const stated = {
  fr: [
    'accord*',
    'accept*',
    'approuv*',
    'rembours*',
    'indemnis*',
    'dedommag*',
    'compens*',
    'gratuit*',
    'offr*',
    'un geste',
    'geste commercial',
    'un avoir',
    'une remise',
    'un credit',
    'bon d.achat',
    'refus*',
    'rejet*',
    'declin*',
    'impossible*',
    'pas possible',
    'ne pouvons pas',
    'ne pourrons pas',
    'ne peut pas',
    'avez droit',
    'pas droit',
    'avons decide',
    'a decide',
    'est decide*',
    'notre decision',
    'la decision est',
    'notre position',
    'en votre faveur',
    'fonde*',
    'infonde*',
  ],
  en: [
    // Not with an asterisk: French letters end with « veuillez agréer ».
    'agree',
    'agreed',
    'agreement*',
    'grant*',
    'accept*',
    'approv*',
    'refund*',
    'reimburs*',
    'compensat*',
    'credit*',
    'voucher*',
    'discount*',
    'goodwill',
    'free of charge',
    'waiv*',
    'offer*',
    'refus*',
    'reject*',
    'declin*',
    'deny*',
    'denie*',
    'impossible',
    'not possible',
    'cannot',
    "can't",
    'can not',
    'unable to',
    'we will not',
    "we won't",
    'entitle*',
    'decided',
    'our decision',
    'the decision is',
    'our position',
    'in your favo*',
  ],
} as const;

const positions = [...stated.fr, ...stated.en].map(wordPattern);

/** Each word of the text that states a position, promises or admits something, as it stands there but in lower case; both languages. */
export function positionWords(text: string): readonly string[] {
  const words = plain(text);
  const found = [...positions, ...promisesAndAdmissions].flatMap((pattern) => pattern.exec(words)?.[0] ?? []);
  return [...new Set(found)];
}
