// What a sender does to the form with a pen: fills it in, signs it, or does something that only looks like it.

import type { Requirement } from '../../src/documents/checklist.js';
import { type FormField, type FormValues, isOneOf, TICK_FIELDS } from '../../src/documents/form.js';
import { type Box, FIELD_BOXES } from '../../src/documents/form-layout.js';
import type { Chance } from './chance.js';
import {
  aPen,
  crossingOut,
  handwriting,
  type NoSignature,
  noSignature,
  signature,
  tick,
  typedName,
} from './pen.js';

export type Deed = 'unsigned' | 'signed outside' | 'name typed' | NoSignature;

/** A field whose so many letters are struck through. */
export type CrossedOut = {
  readonly field: FormField;
  readonly requirement: Requirement;
  readonly letters: number;
};

/** SVG in millimetres of the page. */
export function drawnByHand({
  values,
  deed,
  crossed = null,
  chance,
}: {
  readonly values: FormValues;
  readonly deed: Deed | 'signed';
  readonly crossed?: CrossedOut | null;
  readonly chance: Chance;
}): string {
  const pen = aPen(chance);
  const fields = Object.entries(values).map(([field, value]) => {
    const name = field as FormField;
    if (!isOneOf(TICK_FIELDS, name))
      return value === '' ? '' : handwriting(FIELD_BOXES[name], value.length, pen, chance);
    return value === 'Yes' ? tick(FIELD_BOXES[name], pen, chance) : '';
  });
  const line = crossed ? crossingOut(FIELD_BOXES[crossed.field], crossed.letters, aPen(chance), chance) : '';
  return [...fields, signed(deed, chance), line].join('');
}

function signed(deed: Deed | 'signed', chance: Chance): string {
  const pen = aPen(chance);
  const box = FIELD_BOXES.signature;
  if (deed === 'unsigned') return '';
  if (deed === 'signed') return signature(box, pen, chance);
  if (deed === 'signed outside') return signature(chance.pick(OUTSIDE), pen, chance);
  return deed === 'name typed' ? typedName(box, chance) : noSignature(box, deed, chance);
}

/** Below the box, over the small print; beside the last dates; and over the heading. */
const OUTSIDE: readonly Box[] = [
  { x: 70, y: 268.5, width: 100, height: 15 },
  { x: 125, y: 226.5, width: 66, height: 14 },
  { x: 20, y: 266.5, width: 60, height: 14 },
];
