// The figures of one run of the bench, as a table for people.

import { availableParallelism } from 'node:os';
import type { DiskFigures } from './disk.js';
import type { PaperFigures } from './papers.js';

export type Line = {
  readonly name: string;
  /** Null where nothing is sent over a wire. */
  readonly connections: number | null;
  /** Questions answered a second. */
  readonly rate: number;
  /** The rate as a part of the bare route's in the same round; not a number where it is not the most that is possible. */
  readonly ratio: number;
  readonly p50: number;
  readonly p99: number;
  /** Not a number where the system does not tell. */
  readonly cpuMicroseconds: number;
  readonly failed: number;
};

export type Figures = PaperFigures &
  DiskFigures & {
    readonly lines: readonly Line[];
    readonly verdicts: readonly Verdict[];
    readonly auditEntries: number;
    readonly auditEntriesASecond: number;
    /** How many processes wanted a core, over the last minute of the rounds. */
    readonly loadAverage: number;
  };

/** A figure and what it has to be: at least `wanted`, or `atMost`. */
type Verdict = {
  readonly what: string;
  readonly figure: number;
} & ({ readonly wanted: number } | { readonly atMost: number });

export function printFigures(figures: Figures): string {
  return [
    `Node ${process.version}, ${availableParallelism()} cores shared with whatever else runs (load ${figures.loadAverage.toFixed(1)}); medians of rounds taken in turns.`,
    `The disk confirms 32 kB in ${figures.syncP50.toFixed(2)} ms (p50) and ${figures.syncP99.toFixed(1)} ms (p99); every verification is on it before it is answered.`,
    'Only the ratios mean anything beyond this machine. cpu µs is the answering process alone, not the PostgreSQL server.',
    '',
    row(['verification', 'conn.', 'per s', 'ratio', 'p50 ms', 'p99 ms', 'cpu µs', 'failed']),
    ...figures.lines.map((line) =>
      row([
        line.name,
        line.connections === null ? '–' : String(line.connections),
        line.rate.toFixed(0),
        Number.isNaN(line.ratio) ? '–' : line.ratio.toFixed(2),
        line.p50.toFixed(2),
        line.p99.toFixed(line.p99 < 1 ? 2 : 1),
        Number.isNaN(line.cpuMicroseconds) ? '–' : line.cpuMicroseconds.toFixed(0),
        String(line.failed),
      ]),
    ),
    '',
    ...figures.verdicts.map(verdictLine),
    '',
    `prefilled forms                ${figures.formsASecond.toFixed(1)} a second`,
    `checklist of a filled form     ${figures.uploadMs.toFixed(0)} ms through the upload, ${figures.checkMs.toFixed(0)} ms read and judged alone (median)`,
    `audit verification             ${figures.auditEntriesASecond.toFixed(0)} entries a second (${figures.auditEntries} entries)`,
    '',
  ].join('\n');
}

function row([name = '', ...figures]: readonly string[]): string {
  return [name.padEnd(42), ...figures.map((figure) => figure.padStart(8))].join(' ');
}

function verdictLine(verdict: Verdict): string {
  const { what, figure } = verdict;
  const holds = 'wanted' in verdict ? figure >= verdict.wanted : figure <= verdict.atMost;
  const limit = 'wanted' in verdict ? `≥ ${verdict.wanted.toFixed(2)}` : `≤ ${verdict.atMost}`;
  return `${what.padEnd(48)} ${figure.toFixed(2).padStart(6)}   wanted ${limit}: ${holds ? 'holds' : 'falls short'}`;
}
