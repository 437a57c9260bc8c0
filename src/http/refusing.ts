// A refusal of the doors, with what the transport must say beside it.

import type { Fault, Refusal } from '../shared/result.js';
import { type Result, refusal, refused } from '../shared/result.js';
import type { Typed } from './form-body.js';
import type { ProblemCode } from './problems.js';

/**
 * `close`: what was sent has not been read to its end, so the connection cannot be used again. `typed`: what was read of
 * a form, so that a page can show it again; it is never part of a problem.
 */
export type DoorRefusal = Refusal & {
  readonly headers?: Readonly<Record<string, string>>;
  readonly close?: true;
  readonly typed?: Typed;
};

export type Checked<Value> = Result<Value, DoorRefusal>;

export function refuse(
  code: ProblemCode,
  more: { readonly faults?: readonly Fault[] } & Pick<DoorRefusal, 'headers' | 'close' | 'typed'> = {},
): { readonly ok: false; readonly refusal: DoorRefusal } {
  const { faults = [], ...transport } = more;
  return refused({ ...refusal(code, faults), ...transport });
}

/** The caller went away before the request had arrived: nothing was done and nobody is left to answer. */
export class CallerGone extends Error {}
