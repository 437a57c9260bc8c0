// Received papers as the reader reports them: a complete form, for tests to take one thing away from.

import {
  type Checklist,
  type ChecklistLine,
  type Requirement,
  REQUIREMENTS,
} from '../../src/documents/checklist.js';
import type { Approval } from '../../src/documents/deciding/actions.js';
import type { ForeignAnnotation, FormFacts } from '../../src/documents/facts.js';
import {
  FORM_FIELDS,
  type FormField,
  type FormValues,
  type Grant,
  grantToFormValues,
} from '../../src/documents/form.js';
import type { ReceivedDocument } from '../../src/documents/papers.js';
import { judgeChecklist } from '../../src/documents/rules.js';
import type { BoxInk, SheetFacts } from '../../src/documents/sheet.js';
import type { Policy } from '../../src/shared/agency.js';
import type { Day } from '../../src/shared/dates.js';
import type { SubmissionId } from '../../src/shared/ids.js';
import { CASE, day, THE_AGENT, THE_DEBTOR } from './builders.js';

/** The day the papers below are received on. */
export const RECEIVED_ON = day('2026-06-15');

export const POLICY: Policy = {
  oldSignatureMonths: 6,
  longDurationMonths: 12,
  longestCallMinutes: 120,
  answerWithinDays: 7,
  oldestPersonYears: 120,
  keepAuthorizationsYears: 5,
  keepRejectedDays: 90,
  keepCallbacksDays: 30,
};

/** What the complete form says, as a grant. */
export const THE_GRANT: Grant = {
  debtor: THE_DEBTOR,
  agent: { ...THE_AGENT, phone: '+47 912 34 567' },
  cases: [CASE],
  powers: ['information', 'agreements'],
  limits: 'Ingen nedbetaling over 500 kr i måneden',
  validFrom: null,
  validThrough: day('2026-12-31'),
  untilCaseClosed: false,
};

const FILLED_IN: FormValues = {
  debtor_name: 'Bjørg Åse Sørli-Øverås',
  debtor_birth_date: '29.02.1980',
  agent_name: 'Anne Lise Hansen',
  agent_birth_date: '14.03.1979',
  agent_phone: '+47 912 34 567',
  cases: '2026-114477',
  power_information: 'Yes',
  power_agreements: 'Yes',
  power_objections: 'Off',
  power_correspondence: 'Off',
  limits: 'Ingen nedbetaling over 500 kr i måneden',
  valid_through: '31.12.2026',
  signed_place: 'Tromsø',
  signed_on: '14.06.2026',
};

/** A complete form but for the signature; an empty text takes a value away. */
/** Of a complete paper, looked at by a person. */
export function anApproval(id: SubmissionId, changes: Partial<Approval> = {}): Approval {
  return {
    id,
    caseNumber: CASE,
    grant: { ...THE_GRANT, signedOn: day('2026-06-14') },
    checks: REQUIREMENTS,
    signatureCheckedBy: 'sight',
    supersedes: [],
    note: null,
    ...changes,
  };
}

export function aForm(values: FormValues = {}, facts: Partial<FormFacts> = {}): FormFacts {
  return {
    values: { ...FILLED_IN, ...values },
    absentFields: [],
    reference: null,
    edition: 'general/1/nb',
    contentHash: 'a'.repeat(64),
    foreignAnnotations: [],
    signatureFieldFilled: false,
    ...facts,
  };
}

/** Ink over the signature box, unless told otherwise. */
export function aMark(changes: Partial<ForeignAnnotation> = {}): ForeignAnnotation {
  return { subtype: 'Ink', page: 1, overSignature: true, ...changes };
}

export function aDocument(changes: Partial<ReceivedDocument> = {}): ReceivedDocument {
  return {
    type: 'pdf',
    pages: 1,
    form: aForm(),
    issued: null,
    altered: false,
    sheets: [],
    emptyPages: [],
    signatures: [],
    letter: null,
    ...changes,
  };
}

export function aPhoto(): ReceivedDocument {
  return aDocument({ type: 'jpeg', form: null });
}

/** The checklist of these papers, received on RECEIVED_ON. */
export function checklistOf(...documents: readonly ReceivedDocument[]): Checklist {
  return judgeChecklist({ documents, receivedOn: RECEIVED_ON, policy: POLICY });
}

/** The line a form with these values gets. */
export function lineFor(
  requirement: Requirement,
  values: FormValues,
  receivedOn: Day = RECEIVED_ON,
): ChecklistLine {
  const documents = [aDocument({ form: aForm(values) })];
  return lineIn(judgeChecklist({ documents, receivedOn, policy: POLICY }), requirement);
}

export function lineIn(checklist: readonly ChecklistLine[], requirement: Requirement): ChecklistLine {
  const line = checklist.find((each) => each.requirement === requirement);
  if (!line) throw new Error(`the checklist has no line for ${requirement}`);
  return line;
}

/** `missing NOT_FILLED_IN`: a line's state and reasons in one text, short enough for a table. */
export function verdictOf({ state, reasons }: ChecklistLine): string {
  return [state, ...reasons].join(' ');
}

/** A picture of our blank form with ink in these boxes and the others empty; of the issued one when `issued` is given. */
export function aSheet(written: readonly FormField[], changes: Partial<SheetFacts> = {}): SheetFacts {
  const boxes = FORM_FIELDS.map((field): BoxInk => {
    const ink = written.includes(field) ? 'ink' : 'empty';
    return { field, ink, share: ink === 'ink' ? 0.1 : 0, strokeMm: ink === 'ink' ? 5 : 0 };
  });
  return { page: 1, code: 'general/1/nb', place: UPRIGHT, boxes, stray: false, ...changes };
}

/** The form fills the picture. */
const UPRIGHT = [1 / 210, 0, 0, 0, 1 / 297, 0, 0, 0, 1];

/** A photo of one sheet. */
export function aSheetPhoto(sheet: SheetFacts, issued: Grant | null = null): ReceivedDocument {
  return aDocument({ type: 'jpeg', form: null, sheets: [{ sheet, issued, typed: null }] });
}

/** The boxes we print in when a form is ordered with THE_GRANT. */
export const PRINTED_BOXES: readonly FormField[] = FORM_FIELDS.filter((field) => {
  const value = grantToFormValues(THE_GRANT)[field];
  return value !== undefined && value !== 'Off';
});
