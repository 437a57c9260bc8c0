// The order test files are run in: those that take long first, so that none of them is left to run alone at the end, and
// what computes beside what waits.

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What keeps processors busy, beside what mostly waits for processes and stores. */
const BUSY = [/\/browser\/screens-/, /\/hostile\/uploads/];
const WAITING = [/\/(s3|nodes|server)\//];
/** What drives a browser, commands or real papers, or opens thousands of pages; the rest takes seconds. */
const LONG = [
  /\/browser\//,
  /\/(hostile|papers|cli|corpus)\//,
  /\/rules\/disclosure-|\/adapters\//,
  /\/pages\/hostile/,
];

/** The runner asks for a class. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isAmong = (kinds: readonly RegExp[]) => (file: TestSpecification) =>
      rankIn(kinds, file) < kinds.length;
    const busy = files.filter(isAmong(BUSY));
    const waiting = files.filter(isAmong(WAITING));
    // A process is only used again by the next file of the same project.
    const others = files
      .filter((file) => !busy.includes(file) && !waiting.includes(file))
      .toSorted((a, b) => rankIn(LONG, a) - rankIn(LONG, b) || a.project.name.localeCompare(b.project.name));
    return [...inTurn(busy, waiting), ...others];
  }
}

function rankIn(kinds: readonly RegExp[], { moduleId }: TestSpecification): number {
  const rank = kinds.findIndex((kind) => kind.test(moduleId));
  return rank < 0 ? kinds.length : rank;
}

/** One of each as long as there are both. */
function inTurn<Value>(some: readonly Value[], others: readonly Value[]): readonly Value[] {
  const longest = Math.max(some.length, others.length);
  return Array.from({ length: longest }, (_, index) => [
    ...some.slice(index, index + 1),
    ...others.slice(index, index + 1),
  ]).flat();
}
