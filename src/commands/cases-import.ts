// Tells us a whole file of cases, as the case system would one by one; a running server keeps answering meanwhile.

import { type CsvRow, contentOf, readCsv } from '../adapters/csv-file.js';
import { forgetProgress, readProgress } from '../database/progress.js';
import { blindIndex } from '../sealing/blind-index.js';
import { type CaseCounts, registerRows } from './case-batches.js';
import { CASE_COLUMNS, type RowFault, faultsOfHeader, readCaseRow } from './case-row.js';
import { type Installation, inInstallation } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, done, negative, refuse } from './outcome.js';
import { showProgress } from './progress.js';

type LineFault = RowFault & { readonly line: number };

/** `fromLine` begins there, whatever was done before; null goes on where the same file was interrupted. */
export type ImportAsked = { readonly file: string; readonly fromLine: number | null };

const MOST_FAULTS_TOLD = 50;

/**
 * Valid rows are registered although others are not; each fault is told by line, column and code, never by what stands
 * there. An interrupted import of the same content goes on by itself: how far it came is committed with the rows.
 */
export async function importCasesCommand(io: Io, asked: ImportAsked): Promise<Outcome> {
  const content = await contentOf(asked.file);
  const rows = readCsv(asked.file);
  const header = await headerOf(rows);
  if ('exit' in header) {
    await rows.return(undefined);
    return header;
  }
  return inInstallation(io, async (installation) => {
    const { world } = installation;
    const work = blindIndex(world.keys, 'import-file', content.sha256);
    const before = asked.fromLine === null ? await readProgress(world.database.read, work) : null;
    const progress = showProgress(io, { doing: 'Reading bytes', total: content.bytes });
    const came = await readAll(io, installation, {
      rows,
      header,
      work,
      firstLine: asked.fromLine ?? 1,
      doneThrough: before ?? 0,
      seen: progress.at,
    }).finally(progress.stop);
    if (!came.interrupted) await world.database.transaction((tx) => forgetProgress(tx, work));
    return outcomeOf({ ...came, resumedAfterLine: before });
  });
}

async function headerOf(rows: AsyncGenerator<CsvRow>): Promise<readonly string[] | Outcome> {
  const { value: first } = (await rows.next()) as { readonly value?: CsvRow };
  if (!first) return refuse('EMPTY_FILE', 'the file is empty');
  if (first.fault !== null)
    return refuse(first.fault, `the header cannot be read (${first.fault}); the file must be CSV in UTF-8`);
  const faults = faultsOfHeader(first.cells);
  if (faults.length === 0) return first.cells;
  const words = faults.map(
    ({ field, code }) => `${JSON.stringify(field.slice(0, 40))} ${HEADER_WORDS[code]}`,
  );
  return refuse(
    'HEADER_FAULTY',
    `the header cannot be used: ${words.join(', ')}. It may name ${CASE_COLUMNS.join(', ')}`,
    faults.map(({ field, code }) => ({ path: field.slice(0, 40), code })),
  );
}

const HEADER_WORDS: Readonly<Record<string, string>> = {
  UNKNOWN_COLUMN: 'is no column of ours',
  REPEATED: 'stands there twice',
  MISSING: 'is missing',
};

type Reading = {
  readonly rows: AsyncGenerator<CsvRow>;
  readonly header: readonly string[];
  readonly work: string;
  readonly firstLine: number;
  /** Rows up to here are registered already: they are only read, so that the report is whole. */
  readonly doneThrough: number;
  readonly seen: (bytes: number) => void;
};

type Came = CaseCounts & {
  readonly faults: readonly LineFault[];
  /** The last line that is done with, registered or not. */
  readonly lastLine: number;
  readonly interrupted: boolean;
};

async function readAll(io: Io, installation: Installation, reading: Reading): Promise<Came> {
  const { header, firstLine, doneThrough, work, seen } = reading;
  const faults: LineFault[] = [];
  const batches = registerRows(installation, work);
  let lastLine = Math.max(doneThrough, 1);
  let interrupted = false;
  const stopListening = io.onInterrupt(() => {
    interrupted = true;
  });
  try {
    for await (const row of reading.rows) {
      if (interrupted) break;
      const { line } = row;
      if (line < firstLine) continue;
      const read = row.fault === null ? readCaseRow(header, row.cells) : null;
      if (read === null) faults.push({ line, field: '', code: row.fault ?? '' });
      else if (!read.ok) faults.push(...read.refusal.map((fault) => ({ line, ...fault })));
      else if (line > doneThrough) faults.push(...(await batches.add({ line, told: read.value })));
      lastLine = Math.max(lastLine, line);
      seen(row.readBytes);
    }
    faults.push(...(await batches.finish()));
  } finally {
    stopListening();
  }
  return { ...batches.counts(), faults, lastLine, interrupted };
}

function outcomeOf(came: Came & { readonly resumedAfterLine: number | null }): Outcome {
  const { created, changed, older, faults, lastLine, interrupted, resumedAfterLine } = came;
  const imported = created + changed;
  const told = faults
    .slice(0, MOST_FAULTS_TOLD)
    .map(({ line, field, code }) => `line ${line}: ${field} ${code}`);
  const more = faults.length - told.length;
  const text = [
    ...(resumedAfterLine === null
      ? []
      : [`Went on after line ${resumedAfterLine}, where it was interrupted.`]),
    `${imported} cases imported (${created} new, ${changed} known); ${older} rows were older than what is stored.`,
    ...(faults.length > 0 ? [`${faults.length} faults; those rows were not imported:`, ...told] : []),
    ...(more > 0 ? [`and ${more} more; --json lists them all`] : []),
    ...(interrupted ? [`Stopped after line ${lastLine}. The same command goes on from there.`] : []),
  ];
  const json = { imported, created, changed, older, faults, lastLine, interrupted, resumedAfterLine };
  return faults.length > 0 || interrupted ? negative(json, ...text) : done(json, ...text);
}
