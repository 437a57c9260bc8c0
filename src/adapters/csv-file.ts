// Reads a CSV file line by line, however large it is: one line is one row, and a faulty line spoils only itself.

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

type CsvFault = 'NOT_UTF8' | 'LINE_TOO_LONG' | 'QUOTES_UNREADABLE' | 'WRONG_NUMBER_OF_FIELDS';

/** `line` counts from 1, the header included. `readBytes` is how far into the file it ends. */
export type CsvRow = { readonly line: number; readonly readBytes: number } & (
  | { readonly fault: CsvFault }
  | { readonly fault: null; readonly cells: readonly string[] }
);

const LONGEST_LINE_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

/** SHA-256 of the content, and its size: the same file is known again, whatever it is called. */
export async function contentOf(file: string): Promise<{ readonly sha256: Buffer; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest(), bytes };
}

/**
 * The rows, the header first; empty lines are left out. Cells are parted by commas or semicolons, whichever the header
 * has more of, and may stand in quotation marks; spaces around them are cut off. UTF-8, with or without a byte order mark.
 */
export async function* readCsv(file: string): AsyncGenerator<CsvRow> {
  let width: number | null = null;
  let delimiter = ',';
  for await (const { line, readBytes, bytes } of linesOf(file)) {
    const place = { line, readBytes };
    const text = bytes && isUtf8(bytes) ? textOf(bytes, line) : null;
    if (text === null) {
      yield { ...place, fault: bytes === null ? 'LINE_TOO_LONG' : 'NOT_UTF8' };
      continue;
    }
    if (text.trim() === '') continue;
    if (width === null) delimiter = countOf(text, ';') > countOf(text, ',') ? ';' : ',';
    const cells = cellsOf(text, delimiter);
    if (cells === null) yield { ...place, fault: 'QUOTES_UNREADABLE' };
    else if (width !== null && cells.length !== width) yield { ...place, fault: 'WRONG_NUMBER_OF_FIELDS' };
    else yield { ...place, fault: null, cells };
    width ??= cells?.length ?? 0;
  }
}

type Line = { readonly line: number; readonly readBytes: number; readonly bytes: Buffer | null };

/** Lines as bytes; null for one that is too long to be kept. */
async function* linesOf(file: string): AsyncGenerator<Line> {
  let begun: Buffer[] = [];
  let length = 0;
  let line = 0;
  let readBytes = 0;
  function take(): Line {
    const bytes = length > LONGEST_LINE_BYTES ? null : Buffer.concat(begun);
    begun = [];
    length = 0;
    line += 1;
    return { line, readBytes, bytes };
  }
  function keep(part: Buffer): void {
    length += part.length;
    readBytes += part.length;
    if (length <= LONGEST_LINE_BYTES) begun.push(part);
    else begun = [];
  }
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, end));
      readBytes += 1;
      from = end + 1;
      yield take();
    }
    keep(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

function textOf(bytes: Buffer, line: number): string {
  const text = bytes.toString('utf8').replace(/\r$/, '');
  return line === 1 ? text.replace(/^\uFEFF/, '') : text;
}

function cellsOf(text: string, delimiter: string): readonly string[] | null {
  try {
    const [cells] = parse(text, { delimiter, trim: true, relax_column_count: true });
    return cells ?? [];
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function countOf(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
