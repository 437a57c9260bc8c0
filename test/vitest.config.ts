// How the tests are run: real databases and child processes on a shared machine, so patience instead of retries.
//
// What touches the store runs twice, in a project for each engine.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.js';

const STORE = ['actions', 'web', 'server', 'cli'].map((folder) => `test/${folder}/**/*.test.ts`);
const POSTGRES = ['test/database/postgres*.test.ts', 'test/cli/postgres*.test.ts', 'test/nodes/**/*.test.ts'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    // Many of the files wait for other processes most of the time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'main',
          include: ['test/**/*.test.ts'],
          exclude: POSTGRES,
          env: { LOG_LEVEL: 'silent' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [...STORE, ...POSTGRES],
          // Reads papers and asks the store one thing, which postgres-check.test.ts does.
          exclude: ['test/cli/check.test.ts'],
          globalSetup: ['test/support/postgres-setup.ts'],
          env: { LOG_LEVEL: 'silent', FULLMAKT_TEST_ENGINE: 'postgres' },
        },
      },
    ],
  },
});
