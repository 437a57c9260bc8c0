// Where on the pages of a received document each of the ten requirements is answered, for drawing boxes over its picture.

import type { Requirement } from './checklist.js';
import type { ReadableFacts } from './document.js';
import type { FormFacts, QuarterTurn } from './facts.js';
import { FORM_FIELDS, type FormField } from './form.js';
import { type Box, FIELD_BOXES, PAGE, QR_CODE } from './form-layout.js';
import { inPicture, type Ink } from './sheet.js';

/** Of the page's width and height, 0..1 from its top left corner. */
type PageBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type FieldPlace = {
  readonly requirement: Requirement;
  readonly field: FormField;
  /** From 1. */
  readonly page: number;
  readonly box: PageBox;
  /** What was seen in it; null in a form that was filled in on a screen. */
  readonly ink: Ink | null;
};

/** Every box of our form on every page where it was found; none for other papers. */
export function fieldPlacesIn(facts: ReadableFacts): readonly FieldPlace[] {
  return FORM_FIELDS.flatMap((field) =>
    formPlaces(facts).map(({ page, place, boxes }) => ({
      requirement: REQUIREMENT_OF[field],
      field,
      page,
      box: fieldBoxOn(field, place),
      ink: boxes.find((box) => box.field === field)?.ink ?? null,
    })),
  );
}

/** How the form lies on a page of the document (SheetFacts.place); null when it was not found there. */
export function formPlaceOn(facts: ReadableFacts, page: number): readonly number[] | null {
  return formPlaces(facts).find((found) => found.page === page)?.place ?? null;
}

/** The form as we made it fills its page. */
export const AS_PRINTED = [1 / PAGE.width, 0, 0, 0, 1 / PAGE.height, 0, 0, 0, 1] as const;

/** The same on a page that is shown turned. */
export function placeOfForm({ turned }: Pick<FormFacts, 'turned'>): readonly number[] {
  return turned === undefined ? AS_PRINTED : TURNED[turned];
}

const [ACROSS, DOWN] = [1 / PAGE.width, 1 / PAGE.height];
const TURNED: Readonly<Record<QuarterTurn, readonly number[]>> = {
  90: [0, -DOWN, 1, ACROSS, 0, 0, 0, 0, 1],
  180: [-ACROSS, 0, 1, 0, -DOWN, 1, 0, 0, 1],
  270: [0, DOWN, 0, -ACROSS, 0, 1, 0, 0, 1],
};

function formPlaces({ form, sheets }: ReadableFacts) {
  if (form !== null) return [{ page: 1, place: placeOfForm(form), boxes: [] }];
  return sheets.flatMap(({ page, place, boxes }) => (place === null ? [] : [{ page, place, boxes }]));
}

/** The upright box around a field's box, which may lie askew, as far as it lies on the page (SheetFacts.place). */
export function fieldBoxOn(field: FormField, place: readonly number[]): PageBox {
  return boxOn(FIELD_BOXES[field], place);
}

/** Where the QR code stands with the text below it: another one on each form. */
export function printBoxesOn(place: readonly number[]): readonly PageBox[] {
  return [boxOn({ ...QR_CODE, height: QR_CODE.height + CODE_TEXT }, place)];
}

/** Millimetres below the QR code, for the reference in letters. */
const CODE_TEXT = 9;

function boxOn({ x, y, width, height }: Box, place: readonly number[]): PageBox {
  const corners = [
    inPicture(place, x, y),
    inPicture(place, x + width, y),
    inPicture(place, x + width, y + height),
    inPicture(place, x, y + height),
  ];
  const across = corners.map(({ x: at }) => onPage(at));
  const down = corners.map(({ y: at }) => onPage(at));
  const [left, top] = [Math.min(...across), Math.min(...down)];
  const [right, bottom] = [Math.max(...across), Math.max(...down)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function onPage(share: number): number {
  return Math.min(1, Math.max(0, share));
}

const REQUIREMENT_OF: Readonly<Record<FormField, Requirement>> = {
  debtor_name: 'debtorName',
  debtor_birth_date: 'debtorBirthDate',
  agent_name: 'agentName',
  agent_birth_date: 'agentBirthDate',
  agent_organisation: 'agentName',
  agent_phone: 'agentContact',
  agent_email: 'agentContact',
  agent_address: 'agentContact',
  cases_all: 'scope',
  cases: 'scope',
  power_information: 'scope',
  power_agreements: 'scope',
  power_objections: 'scope',
  power_correspondence: 'scope',
  limits: 'limits',
  valid_from: 'duration',
  valid_through: 'duration',
  until_case_closed: 'duration',
  signed_place: 'date',
  signed_on: 'date',
  signature: 'signature',
};
