// The figures of one run of the bench, as a table for people.

import { availableParallelism } from 'node:os';
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

export type Figures = PaperFigures & {
  readonly lines: readonly Line[];
  /** Verification at the middle size beside the bare route. */
  readonly ratioToBare: number;
  /** Verification at the largest size beside the smallest. */
  readonly ratioToSmallest: number;
  readonly auditEntries: number;
  readonly auditEntriesASecond: number;
};

const WANTED_OF_BARE = 0.4;
const WANTED_OF_SMALLEST = 0.85;

export function printFigures(figures: Figures): string {
  const { ratioToBare, ratioToSmallest } = figures;
  return [
    `Node ${process.version}, ${availableParallelism()} cores shared with whatever else runs; medians of rounds taken in turns.`,
    'Only the ratios mean anything beyond this machine; every verification is durable and audited before it is answered.',
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
