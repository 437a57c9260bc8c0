// Turns the facts of received papers into the checklist of ten lines, and checks a grant that a person has typed.

import { isSameName } from '../people/person.js';
import type { Policy } from '../shared/agency.js';
import type { Day } from '../shared/dates.js';
import { type Checklist, type ChecklistLine, REQUIREMENTS, type Requirement } from './checklist.js';
import { judgeForm } from './form-rules.js';
import { judgeLetter, sourceOfLetter } from './letter-rules.js';
import { perhapsElsewhere, unclear } from './lines.js';
import { type Paper, papersIn, type ReceivedDocument, saysSomething } from './papers.js';
import { type ReadFields, readTyped, type TypedGrant } from './reading.js';
import { judgeRequirement, type Question, type WrittenRequirement } from './requirements.js';
import { judgeSheet } from './sheet-rules.js';
import { judgeDigitalSignatures, withDigital } from './signature-rules.js';

/**
 * The checklist of a submission: always ten lines, in the order of REQUIREMENTS. The newest paper that says
 * something is the basis: each is a declaration of its own, so lines are never pieced together from several. What cannot
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
  const papers = documents.flatMap(papersIn);
  const basis = basisOf(papers);
  const judge = (paper: Paper): Checklist => judgePaper(paper, { on: receivedOn, policy });
  if (!basis) return REQUIREMENTS.map((requirement) => ({ requirement, ...UNREAD }));
  const others = papers.filter((paper) => paper !== basis);
  const elsewhere = others
    .filter((paper) => paper.kind !== 'form')
    .map((paper) => ({ paper, lines: judge(paper) }));
  return judge(basis)
    .map((line) => agreedLine(line, basis, others))
    .map((line) => elsewhere.reduce(perhapsOn, line));
}

/** What was read from the paper the checklist is made from; null when no machine could read it. */
export function readPapers(documents: readonly ReceivedDocument[]): ReadFields | null {
  return basisOf(documents.flatMap(papersIn))?.fields ?? null;
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

const WRITTEN = REQUIREMENTS.filter((requirement) => requirement !== 'signature');

const UNREAD = { state: 'unclear', source: null, reasons: [] } as const;

/** Forms of ours, on a screen or on paper, come before letters: those often lie beside a form. */
function basisOf(papers: readonly Paper[]): Paper | undefined {
  return papers.findLast(saysSomething) ?? papers.findLast(({ kind }) => kind !== 'letter') ?? papers.at(-1);
}

/** Whatever kind of paper it is, the file it came in may be signed. */
function judgePaper(paper: Paper, question: Pick<Question, 'on' | 'policy'>): Checklist {
  const digital = judgeDigitalSignatures(paper, question.on);
  const lines = judgeKind(paper, question);
  if (digital === null) return lines;
  return lines.map((line) => (line.requirement === 'signature' ? withDigital(line, digital) : line));
}

function judgeKind(paper: Paper, question: Pick<Question, 'on' | 'policy'>): Checklist {
  if (paper.kind === 'form') return judgeForm(paper, question);
  if (paper.kind === 'sheet') return judgeSheet(paper, question);
  return judgeLetter(paper, question);
}

/** What one paper lacks may stand on another one that a person must read – unless that lacks it as well. */
function perhapsOn(
  line: ChecklistLine,
  { paper, lines }: { readonly paper: Paper; readonly lines: Checklist },
): ChecklistLine {
  const there = lines.find(({ requirement }) => requirement === line.requirement);
  if (there?.state === 'missing') return line;
  return perhapsElsewhere(line, paper.kind === 'letter' ? sourceOfLetter(paper) : 'image');
}

/** Who gives and who gets the authorization must be the same on every paper of a submission that could be read. */
function agreedLine(line: ChecklistLine, { fields }: Paper, others: readonly Paper[]): ChecklistLine {
  const agrees = AGREEMENT[line.requirement];
  if (!agrees || fields === null) return line;
  const contradicted = others.some((other) => other.fields !== null && !agrees(fields, other.fields));
  return contradicted ? unclear(line) : line;
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
