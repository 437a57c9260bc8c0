// The figures of one run of the bench, as a table for people.

import { availableParallelism } from 'node:os';
import type { DiskFigures } from './disk.js';
import type { PaperFigures } from './papers.js';

export type Line = {
  readonly name: string;
  readonly connections: number;
  /** Answers a second. */
  readonly rate: number;
  /** The rate as a part of the bare route's in the same round. */
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
    /** Verification at the middle size beside the bare route. */
    readonly ratioToBare: number;
    /** Verification at the largest size beside the smallest. */
    readonly ratioToSmallest: number;
    readonly auditEntries: number;
    readonly auditEntriesASecond: number;
    /** How many processes wanted a core, over the last minute of the rounds. */
    readonly loadAverage: number;
  };

const WANTED_OF_BARE = 0.4;
const WANTED_OF_SMALLEST = 0.85;

export function printFigures(figures: Figures): string {
  const { ratioToBare, ratioToSmallest } = figures;
  return [
    `Node ${process.version}, ${availableParallelism()} cores shared with whatever else runs (load ${figures.loadAverage.toFixed(1)}); medians of rounds taken in turns.`,
    `The disk confirms 32 kB in ${figures.syncP50.toFixed(2)} ms (p50) and ${figures.syncP99.toFixed(1)} ms (p99); every verification is on it before it is answered.`,
    'Only the ratios mean anything beyond this machine.',
    '',
    row(['', 'conn.', 'req/s', 'ratio', 'p50 ms', 'p99 ms', 'cpu µs', 'failed']),
    ...figures.lines.map((line) =>
      row([
        line.name,
        String(line.connections),
        line.rate.toFixed(0),
        line.ratio.toFixed(2),
        line.p50.toFixed(2),
        line.p99.toFixed(1),
        Number.isNaN(line.cpuMicroseconds) ? '–' : line.cpuMicroseconds.toFixed(0),
        String(line.failed),
      ]),
    ),
    '',
    verdict('verification beside the bare route', ratioToBare, WANTED_OF_BARE),
    verdict('largest database beside the smallest', ratioToSmallest, WANTED_OF_SMALLEST),
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

function verdict(what: string, ratio: number, wanted: number): string {
  const holds = ratio >= wanted ? 'holds' : 'falls short';
  return `${what.padEnd(40)} ${ratio.toFixed(2)}   wanted ≥ ${wanted.toFixed(2)}: ${holds}`;
}
