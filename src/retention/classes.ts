// What each rule of retention is about: how what is due is found, and what goes with it when it goes.

import { entriesBefore, eraseDetailsAt } from '../audit/steps.js';
import { endedBefore, givenOnCalls, removeAuthorizations } from '../authorizations/steps.js';
import { oldCallbacks, removeCallbacks } from '../callbacks/steps.js';
import { oldCalls, removeCalls } from '../calls/steps.js';
import type { Tx } from '../database/database.js';
import {
  abandonedPapers,
  oldForms,
  oldRejected,
  oldWithdrawn,
  removeForms,
  removePapers,
  removePapersBehind,
} from '../documents/forgetting/steps.js';
import { oldAnswers, removeAnswers } from '../http/idempotency.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import type { AuthorizationId, CallId, SubmissionId } from '../shared/ids.js';
import { oldDenials, removeUses, removeVerifications } from '../verification/steps.js';
import type { RetentionRule } from './rules.js';

export type Asked = { readonly before: Instant; readonly after: string | null; readonly limit: number };
type Found = { readonly due: readonly string[]; readonly next: string | null };

type Erased = {
  /** Records whose details in the audit go too. */
  readonly about: readonly string[];
  /** Objects to be removed from the store once this is committed. */
  readonly objects: readonly string[];
  /** False when there was too much for one batch: the same again, then. */
  readonly all: boolean;
};

export type RetentionClass = {
  /** Among some records from a place on, those that are due; `next` is where to go on, null at the end. */
  readonly find: (tx: Tx, asked: Asked) => Promise<Found>;
  readonly erase: (tx: Tx, due: readonly string[]) => Promise<Erased>;
  /** What was passed over never becomes due later: the next time goes on from there. */
  readonly goesOn?: true;
};

const USES_A_BATCH = 500;

/** One for each rule. */
export function retentionClasses(keys: Keys): Readonly<Record<RetentionRule, RetentionClass>> {
  return {
    'kept-answers': {
      find: oldAnswers,
      erase: async (tx, due) => {
        await removeAnswers(tx, due);
        return { about: [], objects: [], all: true };
      },
    },
    callbacks: {
      find: oldCallbacks,
      erase: async (tx, due) => {
        await removeCallbacks(tx, due);
        return { about: due, objects: [], all: true };
      },
    },
    'issued-forms': {
      find: oldForms,
      erase: async (tx, due) => {
        await removeForms(tx, due);
        return { about: due, objects: [], all: true };
      },
    },
    'rejected-papers': { find: oldRejected, erase: erasePapers },
    'withdrawn-papers': { find: oldWithdrawn, erase: erasePapers },
    'abandoned-papers': { find: (tx, asked) => abandonedPapers(tx, keys, asked), erase: erasePapers },
    authorizations: {
      find: endedBefore,
      erase: (tx, due) => eraseAuthorizations(tx, due as readonly AuthorizationId[]),
    },
    calls: { find: oldCalls, erase: (tx, due) => eraseCalls(tx, due as readonly CallId[]) },
    'denied-questions': {
      find: oldDenials,
      erase: async (tx, due) => {
        await removeVerifications(tx, due);
        return { about: due, objects: [], all: true };
      },
      goesOn: true,
    },
    'audit-details': {
      find: (tx, { before, after }) => entriesBefore(tx, before, after),
      erase: async (tx, due) => {
        await eraseDetailsAt(tx, keys, due);
        return { about: [], objects: [], all: true };
      },
      goesOn: true,
    },
  };
}

async function erasePapers(tx: Tx, due: readonly string[]): Promise<Erased> {
  const { ids, objects } = await removePapers(tx, due as readonly SubmissionId[]);
  return { about: ids, objects, all: true };
}

/** The record of their use first, then they themselves with the papers they were made from. */
async function eraseAuthorizations(tx: Tx, due: readonly AuthorizationId[]): Promise<Erased> {
  const uses = await removeUses(tx, due, USES_A_BATCH);
  if (!uses.all) return { about: uses.removed, objects: [], all: false };
  const papers = await removePapersBehind(tx, due);
  await removeAuthorizations(tx, due);
  return { about: [...due, ...uses.removed, ...papers.ids], objects: papers.objects, all: true };
}

async function eraseCalls(tx: Tx, due: readonly CallId[]): Promise<Erased> {
  const given = await eraseAuthorizations(tx, await givenOnCalls(tx, due));
  if (!given.all) return given;
  await removeCalls(tx, due);
  return { ...given, about: [...due, ...given.about] };
}
