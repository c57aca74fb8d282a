// The vocabulary of the statechart: its named changes, effects and guards, so that the states read as data.
import type {
  Addressee,
  Ask,
  CaseContext,
  CaseEvent,
  ClockName,
  CloseReason,
  CommandEvent,
  Note,
  Outcome,
  PolicyDuration,
  TaskKind,
  Tell,
} from '@relais/contracts';
import { stop } from '@relais/domain/clock';
import { assign, setup } from 'xstate';
import * as acknowledgments from './changes/acknowledgments';
import * as arbitrations from './changes/arbitrations';
import { type BirthInput } from './changes/birth';
import { type Change, counted, instantOf } from './changes/change';
import { clearClocks, close } from './changes/closing';
import * as decisions from './changes/decisions';
import * as dossiers from './changes/dossier';
import * as liveCalls from './changes/live-calls';
import { applyPolicy } from './changes/policy';
import { isPromiseAhead, isPromiseMissed, keepPromise, missPromise, promiseNext } from './changes/promises';
import * as reminders from './changes/reminders';
import { breachServiceLevel, isLate } from './changes/service-levels';
import * as transfers from './changes/transfers';
import { guards } from './guards';
import { closeTasks, openAcknowledgeTask, openDossierTask, openTask } from './tasks';

interface Situation {
  readonly context: CaseContext;
  readonly event: CaseEvent;
}
/** An action that changes the context; the state that lists it vouches for the event's type. */
const by =
  <Event extends CaseEvent>(change: Change<Event>) =>
  ({ context, event }: Situation): CaseContext =>
    change(context, event as Event);
/** The same with the instant of the event alone. */
const at =
  (change: (context: CaseContext, instant: number) => CaseContext) =>
  ({ context, event }: Situation): CaseContext =>
    change(context, instantOf(context, event));
/** The same with the instant of the event and parameters written in the state. */
const atWith =
  <Params>(change: (context: CaseContext, params: Params & { at: number }) => CaseContext) =>
  ({ context, event }: Situation, params: Params): CaseContext =>
    change(context, { ...params, at: instantOf(context, event) });
/** An effect: no body, its parameters are what the interpreter reads. */
const effect =
  <Params>() =>
  (_situation: Situation, _params: Params): void =>
    undefined;

const effects = setup({
  types: { context: {} as CaseContext, events: {} as CaseEvent, input: {} as BirthInput },
  guards,
  actions: { tell: effect<Tell['params']>(), note: effect<Note['params']>(), ask: effect<Ask['params']>() },
});

/** A note that a command leaves for each target whose instant has passed while its clock had not been taken. */
const noteIfLate = (...targets: readonly ('response' | 'resolution')[]) =>
  effects.enqueueActions(({ context, event, enqueue }) => {
    for (const target of targets) {
      if (isLate(context, { target, at: instantOf(context, event) })) enqueue({ type: 'note', params: { kind: `${target}_breached` } });
    }
  });

/** The three questions; each is answered by exactly one event. */
const askGate = effects.enqueueActions(({ context, enqueue }) =>
  enqueue({ type: 'ask', params: { what: 'gate', short: context.insisted } }),
);
const askRecipient = effects.enqueueActions(({ context: { level, chosen }, enqueue }) =>
  enqueue({ type: 'ask', params: { what: 'recipient', level, chosen } }),
);
const askAction = effects.enqueueActions(({ context, enqueue }) => {
  const action = decisions.runningAction(context);
  if (action === undefined) throw new Error('an action is asked for only once it has been started');
  enqueue({ type: 'ask', params: { what: 'action', actionId: action.id, run: action.runs } });
});

/** How a promise ended when another moment takes its place, or a word reaches the customer. */
const notePromise = (word: 'given' | 'missing' | 'given unless ahead') =>
  effects.enqueueActions(({ context, event, enqueue }) => {
    const { promise: due } = context.due;
    if (due === undefined || (word === 'given unless ahead' && isPromiseAhead(context, instantOf(context, event)))) return;
    if (isPromiseMissed(context, instantOf(context, event))) enqueue({ type: 'note', params: { kind: 'promise_missed', at: due } });
    else if (word !== 'missing') enqueue({ type: 'note', params: { kind: 'promise_kept', at: due } });
  });

/** The next level, said by its number; at the top nothing changes and nothing is said. */
const climb = effects.enqueueActions(({ context, event, enqueue }) => {
  const next = transfers.climb(context, event);
  if (next.level !== context.level) enqueue({ type: 'note', params: { kind: 'level_climbed', level: next.level } });
  enqueue.assign(next);
});

/** New codes of the dossier; another class is said. */
const updateProfile = effects.enqueueActions(({ context, event, enqueue }) => {
  const next = dossiers.updateProfile(context, event as CommandEvent<'complete_dossier'>);
  if (next.class !== context.class) enqueue({ type: 'note', params: { kind: 'class_changed', from: context.class, to: next.class } });
  enqueue.assign(next);
});

/** How many options an opening proposes; an arbitration after returns begins without any. */
const optionsOf = (event: CaseEvent): number => (event.type === 'open_arbitration' ? (event.options?.length ?? 0) : 0);

/** The message that ends an arbitration is asked to be validated; a settlement recorded before there was one has none. */
const draftMessage = effects.enqueueActions(({ context, event, enqueue }) => {
  if ((event.type !== 'settle_arbitration' && event.type !== 'redraft_message') || event.customerMessage === undefined) return;
  enqueue.assign(arbitrations.draftMessage(context, event));
  for (const to of ['owner', 'manager'] as const) enqueue({ type: 'tell', params: { kind: 'message_to_validate', to } });
});

/** Another word to the customer, or the end of the case, takes the place of a message that never left: the timeline says so. */
const supersedeMessage = effects.enqueueActions(({ context, enqueue }) => {
  if (context.settlementMessage === undefined) return;
  enqueue({ type: 'note', params: { kind: 'message_superseded' } });
  enqueue.assign(arbitrations.forgetMessage(context));
});

export const escalation = effects.extend({
  actions: {
    askGate,
    askRecipient,
    askAction,
    noteIfLate: noteIfLate('response', 'resolution'),
    noteIfResponseLate: noteIfLate('response'),
    noteIfResolutionLate: noteIfLate('resolution'),
    notePromiseReplaced: notePromise('missing'),
    notePromiseKept: notePromise('given'),
    notePromiseAtTransfer: notePromise('given unless ahead'),

    openTask: assign(atWith<{ kind: TaskKind; for: Addressee }>(openTask)),
    openAcknowledgeTask: assign(at(openAcknowledgeTask)),
    openDossierTask: assign(at(openDossierTask)),
    closeTasks: assign(({ context }, { kinds }: { kinds: readonly TaskKind[] }) => closeTasks(context, kinds)),
    armFor: assign(atWith<{ clock: ClockName; duration: PolicyDuration }>(reminders.armFor)),
    stopClock: assign(({ context }, { clock }: { clock: ClockName }) => ({ ...context, ...stop(context, clock) })),
    count: assign(({ context }, { name }: { name: keyof CaseContext['counts'] }) => counted(context, name)),
    close: assign(({ context }, params: { outcome: Outcome; because: CloseReason }) => close(context, params)),
    clearClocks: assign(at(clearClocks)),

    setVerdict: assign(by(dossiers.setVerdict)),
    awaitAnswerToRefusal: assign(by(dossiers.awaitAnswerToRefusal)),
    insist: assign(by(dossiers.insist)),
    documentBecause: assign(({ context }, { because }: { because: 'raised' | 'returned' }) => dossiers.documentBecause(context, because)),
    setMissing: assign(by(dossiers.setMissing)),
    updateProfile,
    requestInformation: assign(by(dossiers.requestInformation)),
    provideInformation: assign(by(dossiers.provideInformation)),
    customerSilent: assign(by(dossiers.customerSilent)),

    startLadder: assign(at(reminders.startLadder)),
    startAgentLadder: assign(at(reminders.startAgentLadder)),
    remind: assign(at(reminders.remind)),
    startPickUp: assign(at(reminders.startPickUp)),
    endSnooze: assign(at(reminders.endSnooze)),
    snooze: assign(({ context, event }) =>
      event.type === 'snooze' ? reminders.snooze(context, { at: event.at, until: event.until }) : context,
    ),

    transferTo: assign(by(transfers.transferTo)),
    transferToDirection: assign(by(transfers.transferToDirection)),
    climb,
    forgetChosen: assign(by(transfers.forgetChosen)),
    handToBackup: assign(by(transfers.handToBackup)),
    countReturn: assign(by(transfers.countReturn)),
    choose: assign(by(transfers.choose)),
    replaceRecipient: assign(by(transfers.replaceRecipient)),
    replaceDecider: assign(by(transfers.replaceDecider)),
    replaceOwner: assign(by(transfers.replaceOwner)),
    replacePointOfContact: assign(by(transfers.replacePointOfContact)),

    acknowledge: assign(by(acknowledgments.acknowledge)),
    pickUp: assign(by(acknowledgments.pickUp)),
    promiseCallBack: assign(by(acknowledgments.promiseCallBack)),
    startCall: assign(by(liveCalls.startCall)),
    endCall: assign(by(liveCalls.endCall)),
    moveToWriting: assign(by(liveCalls.moveToWriting)),

    openArbitration: assign(({ context, event }, { openedBy }: { openedBy: 'decision' | 'returns' }) =>
      arbitrations.openArbitration(context, { openedBy, options: optionsOf(event), at: event.at }),
    ),
    statePosition: assign(by(arbitrations.statePosition)),
    remindManager: assign(by(arbitrations.remindManager)),
    putBeforeDirection: assign(by(arbitrations.putBeforeDirection)),
    settleForRecipient: assign(by(arbitrations.settleForRecipient)),
    settleForDecider: assign(by(arbitrations.settleForDecider)),
    draftMessage,
    refuseMessage: assign(by(arbitrations.refuseMessage)),
    remindOfMessage: assign(by(arbitrations.remindOfMessage)),
    releaseMessage: assign(by(arbitrations.releaseMessage)),
    supersedeMessage,

    decide: assign(by(decisions.decide)),
    recommend: assign(by(decisions.recommend)),
    runNextAction: assign(by(decisions.runNextAction)),
    finishAction: assign(by(decisions.finishAction)),
    failAction: assign(by(decisions.failAction)),
    repairAction: assign(by(decisions.repairAction)),
    implemented: assign(by(decisions.implemented)),
    startRound: assign(by(decisions.startRound)),
    giveFeedback: assign(by(decisions.giveFeedback)),
    rateSupport: assign(by(decisions.rateSupport)),

    breach: assign(({ context }, { target }: { target: 'response' | 'resolution' }) => breachServiceLevel(context, target)),
    keepPromise: assign(at(keepPromise)),
    missPromise: assign(at(missPromise)),
    promiseNext: assign(by<CommandEvent<'update_customer' | 'move_to_writing' | 'end_call'>>(promiseNext)),
    applyPolicy: assign(by(applyPolicy)),
  },
});
