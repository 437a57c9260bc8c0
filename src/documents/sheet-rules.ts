// Judges one picture of our form, from the ink in its boxes and from what we printed on it.

import { type Checklist, type ChecklistLine, REQUIREMENTS, type Requirement } from './checklist.js';
import { type FormField, grantToFormValues, isOneOf, TICK_FIELDS } from './form.js';
import { alteredLine, perhapsElsewhere, unclear } from './lines.js';
import type { SheetPaper } from './papers.js';
import { readTypedText } from './reading.js';
import { type Fault, judgeRequirement, lineOf, type Question } from './requirements.js';
import { hasKnownLayout, type Ink } from './sheet.js';

/**
 * All ten lines. What we printed ourselves is `present` from the issued form unless the picture contradicts it; what is
 * written by hand no machine reads, so a box with ink is `unclear` and a clearly empty one `missing`. A signature is
 * `present` only on clear ink in its box.
 */
export function judgeSheet(paper: SheetPaper, question: Pick<Question, 'on' | 'policy'>): Checklist {
  const lines = REQUIREMENTS.map((requirement) => lineFor(requirement, paper, question));
  const all = paper.sheet.stray ? lines.map(withStray) : lines;
  return paper.typed?.altered === true ? all.map(alteredLine) : all;
}

function lineFor(
  requirement: Requirement,
  paper: SheetPaper,
  { on, policy }: Pick<Question, 'on' | 'policy'>,
): ChecklistLine {
  if (requirement === 'signature') return signatureLine(paper);
  const { fields } = paper;
  if (fields === null || requirement === 'date')
    return withTyped(handwrittenLine(requirement, paper), paper, { on, policy });
  return printedLine(judgeRequirement(requirement, { fields, on, policy }), paper);
}

/**
 * Text in a box is not ink: it can be read, and what approval must refuse is told. Everything else is still left to a
 * person: the text of a file need not be what its page shows.
 */
function withTyped(
  line: ChecklistLine,
  { typed }: SheetPaper,
  question: Pick<Question, 'on' | 'policy'>,
): ChecklistLine {
  if (typed === null || line.state !== 'unclear' || line.requirement === 'signature') return line;
  const judged = judgeRequirement(line.requirement, { ...question, fields: readTypedText(typed.values) });
  if (judged.state === 'invalid') return judged;
  return judged.source === null ? line : { ...line, source: judged.source };
}

/** What is written in the margin may be what a box lacks, and it may be a limit. */
function withStray(line: ChecklistLine): ChecklistLine {
  const found = perhapsElsewhere(line, 'image');
  return found.requirement === 'limits' ? { ...unclear(found), source: 'image' } : found;
}

function signatureLine(paper: SheetPaper): ChecklistLine {
  return lineOf({
    requirement: 'signature',
    faults: SIGNATURE_FAULTS[inkOf(paper, 'signature')],
    source: 'image',
  });
}

const SIGNATURE_FAULTS: Readonly<Record<Ink, readonly Fault[]>> = {
  ink: [],
  empty: [{ state: 'missing', reason: 'NOT_SIGNED' }],
  unsure: [{ state: 'unclear', reason: 'SIGNATURE_UNCERTAIN' }],
};

function handwrittenLine(requirement: Written, paper: SheetPaper): ChecklistLine {
  const inks = (field: FormField): Ink => inkOf(paper, field);
  return lineOf({ requirement, faults: HANDWRITTEN[requirement](inks), source: 'image' });
}

type Written = Exclude<Requirement, 'signature'>;

/** What each requirement needs to have ink in, as the rules for typed forms have it (requirements.ts). */
const HANDWRITTEN: Readonly<Record<Written, (ink: (field: FormField) => Ink) => readonly Fault[]>> = {
  debtorName: (ink) => readByPerson(ink('debtor_name')),
  debtorBirthDate: (ink) => readByPerson(ink('debtor_birth_date')),
  agentName: (ink) =>
    ink('agent_name') === 'empty' && ink('agent_organisation') === 'ink'
      ? [{ state: 'missing', reason: 'ORGANISATION_WITHOUT_PERSON' }]
      : readByPerson(ink('agent_name')),
  agentBirthDate: (ink) => readByPerson(ink('agent_birth_date')),
  agentContact: (ink) => readByPerson(most(BOXES.agentContact.map(ink))),
  scope: scopeFaults,
  limits: (ink) => readByPerson(ink('limits')),
  duration: (ink) =>
    most([ink('valid_through'), ink('until_case_closed')]) === 'empty'
      ? [{ state: 'missing', reason: 'NO_END' }]
      : [{ state: 'unclear' }],
  date: (ink) => readByPerson(ink('signed_on')),
};

function readByPerson(ink: Ink): readonly Fault[] {
  return ink === 'empty' ? [{ state: 'missing', reason: 'NOT_FILLED_IN' }] : [{ state: 'unclear' }];
}

function scopeFaults(ink: (field: FormField) => Ink): readonly Fault[] {
  if (most([ink('cases_all'), ink('cases')]) === 'empty') return [{ state: 'missing', reason: 'NO_SCOPE' }];
  const powers = most(POWER_BOXES.map(ink));
  return [powers === 'empty' ? { state: 'unclear', reason: 'NO_SCOPE' } : { state: 'unclear' }];
}

/** The boxes each requirement is answered in. */
const POWER_BOXES = [
  'power_information',
  'power_agreements',
  'power_objections',
  'power_correspondence',
] as const satisfies readonly FormField[];

const BOXES: Readonly<Record<Written, readonly FormField[]>> = {
  debtorName: ['debtor_name'],
  debtorBirthDate: ['debtor_birth_date'],
  agentName: ['agent_name', 'agent_organisation'],
  agentBirthDate: ['agent_birth_date'],
  agentContact: ['agent_phone', 'agent_email', 'agent_address'],
  scope: ['cases_all', 'cases', ...POWER_BOXES],
  limits: ['limits'],
  duration: ['valid_from', 'valid_through', 'until_case_closed'],
  date: ['signed_on'],
};

/** What is missing in print may be written by hand; what is written over, or is not there, a person compares. */
function printedLine(line: ChecklistLine, paper: SheetPaper): ChecklistLine {
  if (line.requirement === 'signature' || paper.sheet.place === null) return line;
  const asPrinted = BOXES[line.requirement].every((field) => isAsPrinted(field, paper));
  return asPrinted ? line : { ...unclear(line), source: line.state === 'invalid' ? line.source : 'image' };
}

function isAsPrinted(field: FormField, paper: SheetPaper): boolean {
  const printed = printedIn(field, paper);
  return inkOf(paper, field) !== (printed ? 'empty' : 'ink') && !isCrossedOut(field, paper);
}

/**
 * A stroke longer than letters that run together (9 mm at most, measured on made papers), or as long as all that we
 * printed: a short word is struck through by a short line. Or hardly any paper left between the strokes.
 */
const CROSSED_OUT = { strokeMm: 12, letterMm: 1.75, share: 0.35, tickShare: 0.8 } as const;

function isCrossedOut(field: FormField, paper: SheetPaper): boolean {
  const box = paper.sheet.boxes.find((each) => each.field === field);
  if (box === undefined) return false;
  if (isOneOf(TICK_FIELDS, field))
    return box.strokeMm >= CROSSED_OUT.strokeMm || box.share >= CROSSED_OUT.tickShare;
  const letters = printedValue(field, paper).length;
  const whole = letters === 0 ? CROSSED_OUT.strokeMm : letters * CROSSED_OUT.letterMm;
  return box.strokeMm >= Math.min(CROSSED_OUT.strokeMm, whole) || box.share >= CROSSED_OUT.share;
}

function printedIn(field: FormField, paper: SheetPaper): boolean {
  const value = printedValue(field, paper);
  return value !== '' && value !== 'Off';
}

function printedValue(field: FormField, { issued }: SheetPaper): string {
  return issued === null ? '' : (grantToFormValues(issued)[field] ?? '');
}

/** Where the boxes are not known, anything may stand in them. */
function inkOf({ sheet }: SheetPaper, field: FormField): Ink {
  if (!hasKnownLayout(sheet.code)) return 'unsure';
  return sheet.boxes.find((box) => box.field === field)?.ink ?? 'unsure';
}

/** Of several boxes where one is enough. */
function most(inks: readonly Ink[]): Ink {
  return (['ink', 'unsure'] as const).find((ink) => inks.includes(ink)) ?? 'empty';
}
