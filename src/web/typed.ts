// Takes out of a form what was typed in it.

import type { Typed } from '../http/form-body.js';

/** The text of a field as it was typed; "" when it was not sent. */
export function textIn(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** What was ticked, or typed in all fields of one name. */
export function textsIn(typed: Typed, name: string): readonly string[] {
  const value = typed[name];
  return value === undefined ? [] : [value].flat();
}

/** What is sent once, often or not at all, as a list: for schemas of tick boxes. */
export function asList(value: unknown): unknown {
  return value === undefined ? [] : [value].flat();
}
