// Registers cases in short batches that share a commit, with a rest between them in which a server gets its turn.

import { setTimeout as pause } from 'node:timers/promises';
import type { Who } from '../audit/act.js';
import { followCases } from '../authorizations/steps.js';
import { type CaseRegistered, type CaseTold, type Needs, registerCase } from '../cases/actions.js';
import { DatabaseUnavailable } from '../database/database.js';
import { keepProgress } from '../database/progress.js';
import type { World } from '../world.js';
import type { Installation } from './installation.js';

/** About 25 ms of work here: what a server beside us may have to wait for the database at a time. */
const ROWS_A_BATCH = 40;

export type CaseCounts = { readonly created: number; readonly changed: number; readonly older: number };

export type CaseLine = { readonly line: number; readonly told: CaseTold };

type NotRegistered = { readonly line: number; readonly field: string; readonly code: string };

/** What is needed to register cases in this installation, and what follows for authorizations. */
export function caseNeeds(world: World): Needs {
  return {
    ...world,
    grants: followCases(world.keys),
  };
}

/**
 * Takes lines in order. `work` names the import: how far it came is kept in the same commit as the rows themselves.
 * Adding and finishing give the lines that could not be registered. @throws DatabaseUnavailable
 */
export function registerRows({ world, who }: Installation, work: string) {
  const needs = caseNeeds(world);
  const counts = { created: 0, changed: 0, older: 0 };
  let batch: CaseLine[] = [];

  async function register(): Promise<readonly NotRegistered[]> {
    const rows = batch;
    batch = [];
    const started = performance.now();
    const came = await Promise.allSettled(
      rows.map(({ told, line }, index) =>
        registerCase(needs, index === rows.length - 1 ? keeping(who, work, line) : who, told),
      ),
    );
    const failed = rows.flatMap(({ line }, index) => notRegistered(line, came[index]));
    for (const one of came)
      if (one.status === 'fulfilled' && one.value.ok) counts[COUNTED[one.value.value.outcome]] += 1;
    // As long a rest as the work took: a server that waits for the database gets it.
    await pause(performance.now() - started);
    return failed;
  }

  return {
    async add(row: CaseLine): Promise<readonly NotRegistered[]> {
      batch.push(row);
      return batch.length < ROWS_A_BATCH ? [] : register();
    },
    finish: (): Promise<readonly NotRegistered[]> => (batch.length === 0 ? Promise.resolve([]) : register()),
    counts: (): CaseCounts => counts,
  };
}

const COUNTED = {
  created: 'created',
  changed: 'changed',
  'ignored-as-older': 'older',
} as const satisfies Record<CaseRegistered['outcome'], keyof CaseCounts>;

/** The last of a batch takes the place with it: it is kept when they all are. */
function keeping(who: Who, work: string, line: number): Who {
  return { ...who, alongside: (tx) => keepProgress(tx, work, line) };
}

/** A row that cannot be registered spoils no other; a database that cannot be reached ends the import. */
function notRegistered(
  line: number,
  came: PromiseSettledResult<unknown> | undefined,
): readonly NotRegistered[] {
  if (came?.status !== 'rejected') return [];
  if (came.reason instanceof DatabaseUnavailable) throw came.reason;
  return [{ line, field: '', code: 'NOT_REGISTERED' }];
}
