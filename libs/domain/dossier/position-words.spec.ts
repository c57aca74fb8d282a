// Contract: domain.md §8, "no other outgoing customer message may state a position". Lost if these fail: a customer reads one team's answer while
// another still argues for theirs, or nobody can tell a customer anything while an arbitration is open.
import { positionWords } from '@relais/domain/dossier';

describe('an update that states a position', () => {
  it.each([
    ['Nous vous accordons un avoir de 35 €.', ['accordons', 'un avoir']],
    ['Votre demande est REFUSÉE.', ['refusee']],
    ['Il n’est pas possible de vous rembourser.', ['rembourser', 'pas possible']],
    ['Nous avons décidé en votre faveur.', ['avons decide', 'en votre faveur']],
    ['C’est notre erreur, vous serez livré sans faute.', ['sans faute', 'notre erreur']],
    ['You are entitled to a refund.', ['refund', 'entitled']],
    ['We cannot waive the fee.', ['waive', 'cannot']],
    ['We promise an answer.', ['promise']],
  ])('%s', (...[text, words]) => {
    expect([...positionWords(text)].sort()).toEqual([...words].sort());
  });
});

describe('an update that keeps the customer waiting politely', () => {
  it.each([
    'Votre dossier est entre les mains d’un responsable ; nous revenons vers vous jeudi avant 17 h.',
    'Plusieurs équipes examinent votre demande. Prochaine nouvelle demain matin.',
    'Merci de votre patience, votre interlocutrice reste Léa Martin.',
    'Several teams are looking into your request. You will hear from us by Thursday, 5 pm.',
    'Thank you for your patience; nothing is needed from you meanwhile.',
  ])('%s', (text) => {
    expect(positionWords(text)).toEqual([]);
  });
});
