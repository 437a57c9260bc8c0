// The order test files are run in: those that take long first, so that none of them is left to run alone at the end.

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What drives a browser, processes, stores or real papers; the rest takes seconds. */
const LONG = [
  /\/browser\/screens-/,
  /\/hostile\/uploads/,
  /\/(s3|nodes|server)\//,
  /\/browser\//,
  /\/(hostile|papers|cli|corpus)\//,
  /\/rules\/disclosure-|\/adapters\//,
];

/** The runner asks for a class. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // A process is only used again by the next file of the same project.
    return files.toSorted((a, b) => rankOf(a) - rankOf(b) || a.project.name.localeCompare(b.project.name));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONG.findIndex((long) => long.test(moduleId));
  return rank < 0 ? LONG.length : rank;
}
