// The words of a timeline, one pair per thing that can happen; the types make every event, clock and note have its words.
import type { AnswerMessage, ClockName, CommandName, NoteKind } from '@relais/contracts';

export interface Phrase {
  readonly fr: string;
  readonly en: string;
}
const say = (fr: string, en: string): Phrase => ({ fr, en });

/** After the name of who did it. */
export const commandPhrases: Record<CommandName | 'raised', Phrase> = {
  raised: say('a ouvert l’escalade', 'raised the escalation'),
  assess: say('a évalué l’escalade', 'assessed the escalation'),
  insist: say('a noté que le client insiste', 'noted that the customer insists'),
  accept_alternative: say('a noté que le client accepte l’alternative', 'noted that the customer accepts the alternative'),
  complete_dossier: say('a complété le dossier', 'completed the dossier'),
  acknowledge: say('a pris l’escalade en charge', 'acknowledged the escalation'),
  pick_up: say('a pris l’appel', 'picked up the call'),
  end_call: say('a terminé l’appel avec le client', 'ended the call with the customer'),
  move_to_writing: say('est passé à l’écrit avec le client', 'moved to writing with the customer'),
  return: say('a renvoyé l’escalade', 'returned the escalation'),
  request_information: say('a demandé une information', 'asked for information'),
  provide_information: say('a donné l’information demandée', 'provided the information'),
  decide: say('a décidé', 'decided'),
  open_arbitration: say('a demandé un arbitrage', 'opened an arbitration'),
  state_position: say('a exprimé la position d’une équipe', 'stated the position of a team'),
  settle_arbitration: say('a tranché l’arbitrage', 'settled the arbitration'),
  validate_message: say('a relu le message de fin d’arbitrage', 'judged the message that ends the arbitration'),
  redraft_message: say('a réécrit le message de fin d’arbitrage', 'wrote the message that ends the arbitration anew'),
  retry_action: say('a repris une action en échec', 'dealt with a failed action'),
  record_check: say('a enregistré l’appel de vérification', 'recorded the check with the customer'),
  give_feedback: say('a donné son retour', 'gave feedback'),
  rate_support: say('a évalué l’aide reçue', 'rated the support received'),
  snooze: say('a mis l’escalade en veille', 'snoozed the escalation'),
  reassign: say('a réaffecté l’escalade', 'reassigned the escalation'),
  withdraw: say('a noté que le client renonce', 'noted that the customer gives up'),
  cancel: say('a annulé l’escalade', 'cancelled the escalation'),
  update_customer: say('a donné des nouvelles au client', 'updated the customer'),
  add_note: say('a ajouté une note', 'added a note'),
  add_fact: say('a ajouté un fait', 'added a fact'),
  attach_evidence: say('a joint une pièce', 'attached evidence'),
  trigger_added: say('a signalé de nouveau le même ticket', 'raised the same ticket again'),
  apply_policy: say('a appliqué une version de la politique', 'applied a version of the policy'),
};

export const answerPhrases: Record<AnswerMessage['type'], Phrase> = {
  gate_answered: say('Le dossier a été vérifié', 'The dossier was checked'),
  recipient_found: say('Un destinataire a été trouvé', 'A recipient was found'),
  recipient_missing: say('Aucun destinataire à ce niveau', 'Nobody to receive it at this level'),
  action_done: say('Une action a été exécutée', 'An action was carried out'),
  action_failed: say('Une action a échoué', 'An action failed'),
};

/** When the clock falls due. */
export const clockPhrases: Record<ClockName, Phrase> = {
  response: say('Délai de prise en charge dépassé', 'Response time passed'),
  responseWarning: say('Délai de prise en charge bientôt dépassé', 'Response time nearly used'),
  resolution: say('Délai de résolution dépassé', 'Resolution time passed'),
  resolutionWarning: say('Délai de résolution bientôt dépassé', 'Resolution time nearly used'),
  promise: say('Promesse au client échue', 'The promise to the customer is due'),
  promiseFlag: say('Promesse au client non tenue', 'The promise to the customer was not kept'),
  pickUp: say('Personne n’a pris l’appel à temps', 'Nobody picked up in time'),
  customer: say('Le client n’a pas répondu à temps', 'The customer did not answer in time'),
  snooze: say('Fin de la mise en veille', 'The snooze ended'),
  reminder: say('Échéance de relance', 'A reminder fell due'),
  arbitration: say('Délai d’arbitrage dépassé', 'The time for arbitration passed'),
  check: say('Vérification auprès du client à faire', 'The check with the customer is due'),
  feedback: say('Délai de retour écoulé', 'The time for feedback passed'),
};

/** `passed_over` is the recorder's own note: the machine never hears of it. */
export const notePhrases: Record<NoteKind | 'passed_over', Phrase> = {
  passed_over: say('Personne attendue, absente ou inactive', 'Somebody who was expected is away or inactive'),
  response_breached: say('Engagement de prise en charge manqué', 'Response target missed'),
  resolution_breached: say('Engagement de résolution manqué', 'Resolution target missed'),
  response_warned: say('Alerte sur le délai de prise en charge', 'Warning on the response time'),
  resolution_warned: say('Alerte sur le délai de résolution', 'Warning on the resolution time'),
  promise_kept: say('Promesse au client tenue', 'Promise to the customer kept'),
  promise_missed: say('Promesse au client manquée', 'Promise to the customer missed'),
  recipient_skipped: say('Destinataire passé', 'Recipient skipped'),
  handed_to_backup: say('Confiée au remplaçant', 'Handed to the backup'),
  level_climbed: say('Passage au niveau supérieur', 'Went up a level'),
  no_recipient: say('Aucun destinataire au-dessus', 'Nobody left above'),
  class_changed: say('Changement de classe', 'Class changed'),
  message_superseded: say(
    'Message de fin d’arbitrage dépassé, non envoyé',
    'The message that ends the arbitration was overtaken and not sent',
  ),
};
