// What each field of the form is to a PDF viewer: its type, its flags, what a screen reader says, where it stands.

import type { FormField, HiddenFormField } from '../../documents/form.js';
import {
  DATE_FIELDS,
  HIDDEN_FORM_FIELDS,
  isOneOf,
  MULTILINE_FIELDS,
  TICK_FIELDS,
} from '../../documents/form.js';
import { FIELD_BOXES } from '../../documents/form-layout.js';
import type { Part, Sheet } from './sheet.js';
import { drawBox, placeField, addArtifact } from './sheet.js';

/** Field flags (ISO 32000-1, tables 221 and 228). */
const READ_ONLY = 1;
export const MULTILINE = 1 << 12;

/** dd.mm.yyyy */
export const DATE_LENGTH = 10;

/** Draws a field's box and puts the field on it. */
export function addField(sheet: Sheet, parent: Part, field: FormField, tooltip: string): void {
  const box = FIELD_BOXES[field];
  addArtifact(sheet, () =>
    drawBox(sheet, box, {
      fill: '#ffffff',
      outline: sheet.colours.line,
      width: field === 'signature' ? 1.1 : 0.8,
    }),
  );
  const type = field === 'signature' ? 'Sig' : isOneOf(TICK_FIELDS, field) ? 'Btn' : 'Tx';
  placeField(
    sheet,
    parent,
    {
      name: field,
      tooltip,
      type,
      flags: isOneOf(MULTILINE_FIELDS, field) ? MULTILINE : 0,
      ...(isOneOf(DATE_FIELDS, field) ? { maxLength: DATE_LENGTH } : {}),
    },
    box,
  );
}

/**
 * The two fields that carry what the form is, on paper nowhere to be seen: read-only, and without extent. A hidden
 * annotation is forbidden by PDF/A-2 § 6.3.2; one without extent needs no look (§ 6.3.3) and still stands in the structure tree.
 */
export function addHiddenFields(
  sheet: Sheet,
  parent: Part,
  tooltips: Readonly<Record<HiddenFormField, string>>,
): void {
  for (const name of HIDDEN_FORM_FIELDS) {
    const place = { name, tooltip: tooltips[name], type: 'Tx', flags: READ_ONLY } as const;
    placeField(sheet, parent, place, { x: 0, y: 0, width: 0, height: 0 });
  }
}
