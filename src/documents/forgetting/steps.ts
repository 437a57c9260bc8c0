// Steps of later actions: papers and forms whose time is over, and taking them away.

import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { AuthorizationId, SubmissionId } from '../../shared/ids.js';
import {
  type Asked,
  formsBefore,
  openBefore,
  rejectedBefore,
  removeSubmissions,
  removeUnattached,
  submissionsBehind,
  withdrawnBefore,
} from './records.js';
import { isAbandoned } from './rules.js';

/** Ids that are due among those looked at; `next` is where to go on, null when there is nothing more. */
export type Due<Id extends string> = { readonly due: readonly Id[]; readonly next: string | null };

/** What was taken away: the records' ids, and the objects to be removed from the store once that is committed. */
export type Removed = { readonly ids: readonly string[]; readonly objects: readonly string[] };

export async function oldRejected(tx: Tx, asked: Asked): Promise<Due<SubmissionId>> {
  return dueOf(await rejectedBefore(tx, asked), asked);
}

export async function oldWithdrawn(tx: Tx, asked: Asked): Promise<Due<SubmissionId>> {
  return dueOf(await withdrawnBefore(tx, asked), asked);
}

/** Papers whose sender was asked for something before an instant and never came back. */
export async function abandonedPapers(tx: Tx, keys: Keys, asked: Asked): Promise<Due<SubmissionId>> {
  const open = await openBefore(tx, keys, asked);
  const all = dueOf(
    open.map(({ submission, place }) => ({ id: submission.id, place })),
    asked,
  );
  const due = open.filter(({ submission }) => isAbandoned(submission, asked.before));
  return { due: due.map(({ submission }) => submission.id), next: all.next };
}

export async function oldForms(tx: Tx, asked: Asked): Promise<Due<string>> {
  return dueOf(await formsBefore(tx, asked), asked);
}

/** With everything that belongs to them; a document stays while another submission has it. */
export async function removePapers(tx: Tx, ids: readonly SubmissionId[]): Promise<Removed> {
  if (ids.length === 0) return { ids: [], objects: [] };
  const documents = await removeUnattached(tx, await removeSubmissions(tx, ids));
  return {
    ids: [...ids, ...documents.map(({ id }) => id)],
    objects: documents.map(({ objectName }) => objectName),
  };
}

/** What these authorizations were made from is evidence for them, and goes when they go. */
export async function removePapersBehind(tx: Tx, ids: readonly AuthorizationId[]): Promise<Removed> {
  return removePapers(tx, await submissionsBehind(tx, ids));
}

function dueOf<Id extends string>(
  rows: readonly { readonly id: Id; readonly place: string }[],
  { limit }: Asked,
): Due<Id> {
  return {
    due: rows.map(({ id }) => id),
    next: rows.length < limit ? null : (rows.at(-1)?.place ?? null),
  };
}

export { removeForms } from './records.js';
