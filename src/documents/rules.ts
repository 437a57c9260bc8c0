// Turns the facts of received papers into the checklist of ten lines, and checks a grant that a person has typed.

import { isSameName } from '../people/person.js';
import type { Policy } from '../shared/agency.js';
import type { Day } from '../shared/dates.js';
import {
  type Checklist,
  type ChecklistLine,
  DEFICIENCIES,
  REQUIREMENTS,
  type Requirement,
} from './checklist.js';
import type { FileFacts, FormFacts } from './facts.js';
import { type FormField, type Grant, isOneOf, TICK_FIELDS } from './form.js';
import { readGrant, type ReadFields, readTyped, type TypedGrant } from './reading.js';
import { judgeRequirement, type WrittenRequirement } from './requirements.js';
import { hasHandwriting, hasOverlay, judgeSignature } from './marks.js';

/** One readable document of a submission, oldest first among its fellows. */
export type ReceivedDocument = {
  readonly type: Extract<FileFacts, { readable: true }>['type'];
  /** Null for a photo, a scan, a letter or a form that is not ours. */
  readonly form: FormFacts | null;
  /** What we printed on it, when its reference is one of ours. */
  readonly issued: Grant | null;
  /** True when its printed text is not the text of the edition we issued. */
  readonly altered: boolean;
};

/**
 * The checklist of a submission: always ten lines, in the order of REQUIREMENTS. The newest form of ours that is filled
 * in is the basis: each paper is a declaration of its own, so lines are never pieced together from several. What cannot
 * be read by machine is `unclear`, never `present` (api.md).
 */
export function judgeChecklist({
  documents,
  receivedOn,
  policy,
}: {
  readonly documents: readonly ReceivedDocument[];
  readonly receivedOn: Day;
  readonly policy: Policy;
}): Checklist {
  const papers = documents.flatMap(asPaper);
  const basis = basisOf(papers);
  const unread = documents.filter(({ form }) => form === null);
  if (!basis) return REQUIREMENTS.map((requirement) => unreadLine(requirement, unread));
  const older = papers.filter((paper) => paper !== basis);
  return judgePaper(basis, { receivedOn, policy })
    .map((line) => agreedLine(line, basis, older))
    .map((line) => (unread.length > 0 ? perhapsElsewhere(line, sourceOfUnread(unread)) : line));
}

/** What was read from the form the checklist is made from; null when no machine could read any of the papers. */
export function readPapers(documents: readonly ReceivedDocument[]): ReadFields | null {
  return basisOf(documents.flatMap(asPaper))?.fields ?? null;
}

/**
 * The same rule on what a person has typed: at approval, and when a form is ordered. All lines but the signature; the
 * date only when `signedOn` is given. `invalid` is what approval must refuse.
 */
export function judgeGrant(
  grant: TypedGrant,
  { today, policy }: { readonly today: Day; readonly policy: Policy },
): readonly ChecklistLine[] {
  const question = { fields: readTyped(grant), on: today, policy };
  const judged = grant.signedOn === undefined ? WRITTEN.filter((name) => name !== 'date') : WRITTEN;
  return judged.map((requirement) => judgeRequirement(requirement, question));
}

/** Where in the typed fields each requirement stands, for naming a faulty field to the one who sent them. */
export const FIELD_PATHS: Readonly<Record<WrittenRequirement, string>> = {
  debtorName: 'debtor.name',
  debtorBirthDate: 'debtor.birthDate',
  agentName: 'agent.name',
  agentBirthDate: 'agent.birthDate',
  agentContact: 'agent',
  scope: 'cases',
  limits: 'limits',
  duration: 'validThrough',
  date: 'signedOn',
};

type Paper = { readonly form: FormFacts; readonly fields: ReadFields; readonly altered: boolean };

const WRITTEN = REQUIREMENTS.filter((requirement) => requirement !== 'signature');

/** The fields a line is read from; without one of them the line cannot be trusted. */
const FIELDS_OF: Readonly<Record<Requirement, readonly FormField[]>> = {
  debtorName: ['debtor_name'],
  debtorBirthDate: ['debtor_birth_date'],
  agentName: ['agent_name'],
  agentBirthDate: ['agent_birth_date'],
  agentContact: ['agent_phone', 'agent_email', 'agent_address'],
  scope: [
    'cases_all',
    'cases',
    'power_information',
    'power_agreements',
    'power_objections',
    'power_correspondence',
  ],
  limits: ['limits'],
  duration: ['valid_from', 'valid_through', 'until_case_closed'],
  date: ['signed_on'],
  signature: ['signature'],
};

function asPaper({ form, issued, altered }: ReceivedDocument): readonly Paper[] {
  return form ? [{ form, fields: readGrant(form, issued), altered }] : [];
}

function basisOf(papers: readonly Paper[]): Paper | undefined {
  return papers.findLast(({ form }) => isFilledIn(form)) ?? papers.at(-1);
}

function isFilledIn(form: FormFacts): boolean {
  return Object.values(form.values).some((value) => value.trim() !== '' && value !== 'Off');
}

function judgePaper(
  { form, fields, altered }: Paper,
  { receivedOn, policy }: { readonly receivedOn: Day; readonly policy: Policy },
): Checklist {
  const question = { fields, on: receivedOn, policy };
  const written = WRITTEN.map((requirement) => judgeRequirement(requirement, question))
    .map((line) => (isWhole(line, form) ? line : unclear(line)))
    .map((line) => (hasHandwriting(form) ? perhapsElsewhere(line, 'image') : line));
  const lines = [...written, judgeSignature(form)];
  return altered || hasOverlay(form) ? lines.map(alteredLine) : lines;
}

/** One way of reaching the agent is enough, whichever other field a reader has dropped. */
function isWhole(line: ChecklistLine, form: FormFacts): boolean {
  if (line.requirement === 'agentContact' && line.state === 'present') return true;
  return !FIELDS_OF[line.requirement].some(
    (field) => form.absentFields.includes(field) || isOddTick(form, field),
  );
}

/** A tick box in a state we never gave it may mean either. */
function isOddTick({ values }: FormFacts, field: FormField): boolean {
  return isOneOf(TICK_FIELDS, field) && !['', 'Yes', 'Off'].includes(values[field] ?? '');
}

/** Words around the fields that we did not write: nothing on such a paper is taken for granted. */
function alteredLine(line: ChecklistLine): ChecklistLine {
  if (line.state === 'invalid') return line;
  const reasons = DEFICIENCIES.filter((code) => code === 'FORM_ALTERED' || line.reasons.includes(code));
  return { ...unclear(line), reasons };
}

/** Who gives and who gets the authorization must be the same on every form of a submission. */
function agreedLine(line: ChecklistLine, basis: Paper, older: readonly Paper[]): ChecklistLine {
  const agrees = AGREEMENT[line.requirement];
  if (!agrees || older.every((paper) => agrees(basis.fields, paper.fields))) return line;
  return unclear(line);
}

const AGREEMENT: Readonly<Partial<Record<Requirement, (a: ReadFields, b: ReadFields) => boolean>>> = {
  debtorName: (a, b) => agree(a.debtor.name.value, b.debtor.name.value, isSameName),
  debtorBirthDate: (a, b) => agree(a.debtor.birthDate.value, b.debtor.birthDate.value, isEqual),
  agentName: (a, b) => agree(a.agent.name.value, b.agent.name.value, isSameName),
  agentBirthDate: (a, b) => agree(a.agent.birthDate.value, b.agent.birthDate.value, isEqual),
};

/** A field left empty on one of them contradicts nothing. */
function agree(a: string | null, b: string | null, isSame: (a: string, b: string) => boolean): boolean {
  return a === null || b === null || a === b || isSame(a, b);
}

function isEqual(a: string, b: string): boolean {
  return a === b;
}

function unclear(line: ChecklistLine): ChecklistLine {
  return line.state === 'invalid' ? line : { ...line, state: 'unclear' };
}

/** What is missing in the form may stand on a paper that only a person can read. */
function perhapsElsewhere(line: ChecklistLine, source: ChecklistLine['source']): ChecklistLine {
  return line.state === 'missing' ? { ...line, state: 'unclear', source } : line;
}

function unreadLine(requirement: Requirement, unread: readonly ReceivedDocument[]): ChecklistLine {
  return { requirement, state: 'unclear', source: sourceOfUnread(unread), reasons: [] };
}

function sourceOfUnread(unread: readonly ReceivedDocument[]): ChecklistLine['source'] {
  return unread.some(({ type }) => type !== 'pdf') ? 'image' : null;
}
