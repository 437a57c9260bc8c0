// Where everything stands on the form's one A4 page, in millimetres: drawn by the writer, looked for in a scan.
// It is the same in all three languages, and belongs to version 1 of the form: other places mean another version.

import type { FormField } from './form.js';

/** Millimetres from the page's left and top edges. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const PAGE = { width: 210, height: 297 } as const;

const EDGE = 8;
const MARK = 6;

/**
 * Black squares in three corners; the fourth, top right, is the QR code's. Nothing else stands within 4 mm of them, and
 * since one corner differs, the page's turn is never in doubt.
 */
export const CORNER_MARKS = {
  topLeft: { x: EDGE, y: EDGE, width: MARK, height: MARK },
  bottomLeft: { x: EDGE, y: PAGE.height - EDGE - MARK, width: MARK, height: MARK },
  bottomRight: {
    x: PAGE.width - EDGE - MARK,
    y: PAGE.height - EDGE - MARK,
    width: MARK,
    height: MARK,
  },
} as const satisfies Record<string, Box>;

/** The modules of the QR code fill this box; its quiet zone (four modules) is white paper around it. */
export const QR_CODE: Box = { x: 178, y: EDGE, width: 24, height: 24 };

/** Text and boxes keep within these; only the marks and the QR code stand outside. */
export const COLUMN = { left: 18, right: 192 } as const;

const LINE = 6.5;
const TICK = 5;

/** The rectangle of every field, as drawn and as clicked. */
export const FIELD_BOXES: Readonly<Record<FormField, Box>> = {
  debtor_name: { x: 18, y: 54.2, width: 124, height: LINE },
  debtor_birth_date: { x: 146, y: 54.2, width: 46, height: LINE },
  agent_name: { x: 18, y: 75.2, width: 124, height: LINE },
  agent_birth_date: { x: 146, y: 75.2, width: 46, height: LINE },
  agent_organisation: { x: 18, y: 86.7, width: 174, height: LINE },
  agent_phone: { x: 18, y: 107.9, width: 46, height: LINE },
  agent_email: { x: 68, y: 107.9, width: 124, height: LINE },
  agent_address: { x: 18, y: 119.4, width: 174, height: LINE },
  cases_all: { x: 18, y: 140.7, width: TICK, height: TICK },
  cases: { x: 107, y: 140, width: 85, height: 9.5 },
  power_information: { x: 21, y: 160.85, width: TICK, height: TICK },
  power_agreements: { x: 110, y: 160.85, width: TICK, height: TICK },
  power_objections: { x: 21, y: 176.35, width: TICK, height: TICK },
  power_correspondence: { x: 110, y: 176.35, width: TICK, height: TICK },
  limits: { x: 18, y: 192.4, width: 174, height: 12.2 },
  valid_from: { x: 18, y: 219.4, width: 46, height: LINE },
  valid_through: { x: 68, y: 219.4, width: 46, height: LINE },
  until_case_closed: { x: 122, y: 220.15, width: TICK, height: TICK },
  signed_place: { x: 18, y: 248, width: 46, height: LINE },
  signed_on: { x: 18, y: 259.4, width: 46, height: LINE },
  signature: { x: 68, y: 248, width: 124, height: 17.9 },
};
