// Moves what people add to a dossier: a new version, or one fact, note or link.
import type { Dossier } from '@relais/contracts';
import type { Mover } from './mover';

export const completeDossier: Mover<'complete_dossier'> = async (rows, { body, actor, at }) => {
  const newest = await rows.newestDossier();
  const content: Dossier | null = body.dossier ?? null;
  await rows.insert('dossier', [{ version: (newest?.version ?? 0) + 1, content, writtenBy: actor.userId, writtenAt: at }]);
};

export const addFact: Mover<'add_fact'> = async (rows, { commandId: id, body, actor, at }) => {
  await rows.insert('fact', [{ id, happenedAt: body.at ?? at, text: body.text ?? null, addedBy: actor.userId, addedAt: at }]);
};

export const addNote: Mover<'add_note'> = async (rows, { commandId: id, body, actor, at }) => {
  await rows.insert('note', [{ id, internal: body.internal ?? true, text: body.note ?? null, addedBy: actor.userId, addedAt: at }]);
};

export const attachEvidence: Mover<'attach_evidence'> = async (rows, { commandId: id, body, actor, at }) => {
  const { kind = 'other', label = null, link = null } = body;
  await rows.insert('evidence', [{ id, kind, label, link, addedBy: actor.userId, addedAt: at }]);
};

/** Why a customer is answered in writing only stays with the dossier, for whoever takes it next (domain.md §7). */
export const moveToWriting: Mover<'move_to_writing'> = async (rows, { commandId: id, body: { reason, tried }, actor, at }) => {
  const text = reason === undefined || tried === undefined ? null : `${reason}\n\n${tried}`;
  await rows.insert('note', [{ id, internal: true, text, addedBy: actor.userId, addedAt: at }]);
};
