// Judges made papers as the service would, and counts how often it is right.

import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import { type Checklist, REQUIREMENTS, type Requirement } from '../../src/documents/checklist.js';
import { type Recogniser, recogniseDocument } from '../../src/documents/recognising.js';
import { judgeChecklist } from '../../src/documents/rules.js';
import type { ReceivedDocument } from '../../src/documents/papers.js';
import type { Policy } from '../../src/shared/agency.js';
import type { Day } from '../../src/shared/dates.js';
import type { FormPaper } from './forms.js';

export type JudgedPaper = {
  readonly paper: FormPaper;
  readonly checklist: Checklist;
  /** What the QR codes on its pages said. */
  readonly codes: readonly string[];
  readonly milliseconds: number;
};

/** As one submission; the database is one that knows the form this paper was printed from. */
export async function judgeMadePaper(
  reader: FileReader,
  paper: FormPaper,
  { policy, receivedOn }: { readonly policy: Policy; readonly receivedOn: Day },
): Promise<JudgedPaper> {
  const begun = performance.now();
  const facts = await reader.read(paper.files.map((bytes) => ({ bytes })));
  const documents: ReceivedDocument[] = [];
  const codes: string[] = [];
  for (const one of facts) {
    if (!one.readable) throw new Error(`${paper.name} was refused: ${one.refusal}`);
    documents.push(await recogniseDocument(one, recogniserFor(paper)));
    codes.push(...one.sheets.map(({ code }) => code));
  }
  const checklist = judgeChecklist({ documents, receivedOn, policy });
  return { paper, checklist, codes, milliseconds: performance.now() - begun };
}

function recogniserFor({ issued }: FormPaper): Recogniser {
  const grantOf = (reference: string | null) =>
    reference === issued?.reference ? (issued?.grant ?? null) : null;
  return {
    form: ({ reference }) => Promise.resolve({ issued: grantOf(reference), altered: false }),
    sheet: (code) => Promise.resolve(grantOf(code)),
  };
}

export type Score = {
  readonly requirement: Requirement;
  readonly papers: number;
  readonly lacking: number;
  readonly saidPresent: number;
  readonly wronglyPresent: number;
  /** Of those that a machine may call present, those it did not. */
  readonly notRecognised: number;
  readonly recognisable: number;
  readonly saidMissing: number;
  readonly wronglyMissing: number;
};

export function scoresOf(judged: readonly JudgedPaper[]): readonly Score[] {
  return REQUIREMENTS.map((requirement) => {
    const all = judged.map(({ paper, checklist }) => ({
      lacks: paper.lacks.includes(requirement),
      may: mayBeCalledPresent(paper, requirement),
      state: checklist.find((line) => line.requirement === requirement)?.state,
    }));
    const count = (is: (one: (typeof all)[number]) => boolean): number => all.filter(is).length;
    return {
      requirement,
      papers: all.length,
      lacking: count(({ lacks }) => lacks),
      saidPresent: count(({ state }) => state === 'present'),
      wronglyPresent: count(({ state, lacks, may }) => state === 'present' && (lacks || !may)),
      recognisable: count(({ may }) => may),
      notRecognised: count(({ may, state }) => may && state !== 'present'),
      saidMissing: count(({ state }) => state === 'missing'),
      wronglyMissing: count(({ state, lacks }) => state === 'missing' && !lacks),
    };
  });
}

/**
 * What we printed, what was typed into our fields, and ink in the signature box where the boxes are known. All else is
 * for a person to read.
 */
export function mayBeCalledPresent(paper: FormPaper, requirement: Requirement): boolean {
  if (paper.lacks.includes(requirement) || paper.crossedOut === requirement) return false;
  if (paper.route === 'digital') return requirement !== 'signature';
  if (requirement === 'signature') return paper.fault !== 'other version';
  return paper.issued !== null && requirement !== 'date';
}

/** Papers whose code should have been read and was not: at 150 dots an inch or more, and at most ten degrees askew. */
export function unreadCodes(judged: readonly JudgedPaper[]): readonly string[] {
  return judged
    .filter(({ paper }) => paper.route !== 'digital' && paper.dpi >= 150 && paper.tilt <= 10)
    .filter(
      ({ paper, codes }) =>
        codes.length === 0 || (paper.issued !== null && !codes.includes(paper.issued.reference)),
    )
    .map(({ paper }) => paper.name);
}
