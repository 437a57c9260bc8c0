// The facts of one received file, whatever it is. Runs in the limited child process only.

import type { FileFacts, FileRefusal } from '../../documents/facts.js';
import { judgeHeic, judgeJpeg, judgePng } from './pictures.js';
import { type Known, readPdf } from './read-pdf.js';
import { refuse } from './refuse.js';
import {
  endsAsZip,
  hidesPdf,
  type Kind,
  kindOf,
  LARGEST_TAIL,
  startsWithMarkup,
  tailAfterPdf,
} from './signatures.js';

/**
 * Facts, or one refusal: the first of empty, two kinds in one, of a kind we do not take, and what its reader says. Of a
 * picture only how it is built.
 */
export async function readFile(bytes: Buffer, known: Known): Promise<FileFacts> {
  if (bytes.length === 0) return refuse('EMPTY_FILE');
  const kind = await kindOf(bytes);
  if (kind !== 'pdf' && hidesPdf(bytes)) return refuse('POLYGLOT');
  if (kind === null) return refuse('FILE_TYPE_NOT_ALLOWED');
  if (isPolyglot(bytes, kind)) return refuse('POLYGLOT');
  if (kind === 'pdf') return readPdf(bytes, known);
  const refusal = STRUCTURE[kind](bytes);
  if (refusal !== null) return refuse(refusal);
  return {
    readable: true,
    type: kind,
    pages: 1,
    findings: [],
    form: null,
    sheets: [],
    emptyPages: [],
    signatures: [],
    readTo: null,
    typedSheets: [],
    letter: null,
  };
}

/** Whether a picture is built as it says; it is decoded in another child. A TIFF has no end that could be looked for. */
const STRUCTURE: Readonly<Record<Exclude<Kind, 'pdf'>, (bytes: Buffer) => FileRefusal | null>> = {
  jpeg: judgeJpeg,
  png: judgePng,
  heic: judgeHeic,
  tiff: () => null,
};

function isPolyglot(bytes: Buffer, kind: Kind): boolean {
  if (endsAsZip(bytes) || startsWithMarkup(bytes)) return true;
  return kind === 'pdf' && tailAfterPdf(bytes) > LARGEST_TAIL;
}
