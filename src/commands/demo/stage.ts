// What the example is played with: the installation's own actions, and a clock that can be set back.

import { createFormPrinter } from '../../adapters/form-printer.js';
import { createFileReader } from '../../adapters/file-reader/file-reader.js';
import { openUploads } from '../../adapters/open-uploads.js';
import type { Who } from '../../audit/act.js';
import type { Config } from '../../config.js';
import { isCallOverFor } from '../../calls/steps.js';
import { type Instant, addMinutes } from '../../shared/dates.js';
import type { Result } from '../../shared/result.js';
import { askingHere, usesOf } from '../../verification/actions.js';
import { machineClock, type World } from '../../world.js';
import { Stopped, unusable } from '../outcome.js';
import { caseNeeds } from '../case-batches.js';

const MINUTES_A_DAY = 24 * 60;

export type DemoClock = {
  readonly now: () => Instant;
  /** From now on it is so many days ago, and time goes on from there. */
  readonly goBack: (days: number) => void;
};

export function demoClock(): DemoClock {
  let days = 0;
  return {
    now: () => addMinutes(machineClock(), -days * MINUTES_A_DAY),
    goBack: (to) => {
      days = to;
    },
  };
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

/** Everything the actions of the example need; close it when the play is over. */
export async function setStage({ world, config }: { readonly world: World; readonly config: Config }) {
  const files = await openUploads(world, config);
  const printForm = await createFormPrinter(world.agency);
  const reader = await createFileReader();
  const needs = {
    ...world,
    ...caseNeeds(world),
    files,
    printForm,
    reader,
    isCallOver: isCallOverFor,
    usesOf,
    askDisclosure: askingHere(world),
  };
  return { needs, close: () => reader.close() };
}

/** Anybody on the internet. */
export function anyone({ newId }: Pick<World, 'newId'>): Who {
  return { kind: 'anyone', id: null, onBehalfOf: null, requestId: newId<'request'>() };
}

/** The play is written so that nothing in it is refused; if something is, the program does not fit its own example. */
export function played<Value>(result: Result<Value, { readonly code: string }>): Value {
  if (result.ok) return result.value;
  throw new Stopped(unusable('EXAMPLE_REFUSED', `a step of the example was refused: ${result.refusal.code}`));
}
