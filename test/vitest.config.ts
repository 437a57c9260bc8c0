// How the tests are run: real databases and child processes on a shared machine, so patience instead of retries.
//
// What touches the store runs twice, in a project for each engine. On SQLite the files that drive no other programs share
// processes: what they load takes as long as many of their tests.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.js';

const filesIn = (folders: readonly string[]): readonly string[] =>
  folders.map((folder) => `test/${folder}/**/*.test.ts`);

const APART = filesIn(['adapters', 'browser', 'cli', 'corpus', 'hostile', 'papers', 's3', 'server']);
const STORE = filesIn(['actions', 'web', 'server', 'cli']);
const POSTGRES = ['test/database/postgres*.test.ts', 'test/cli/postgres*.test.ts', 'test/nodes/**/*.test.ts'];
const SQLITE = { LOG_LEVEL: 'silent' };

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    // Many of the files wait for other processes most of the time.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'main',
          include: ['test/**/*.test.ts'],
          exclude: [...APART, ...POSTGRES],
          env: SQLITE,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'main-apart', include: [...APART], exclude: POSTGRES, env: SQLITE },
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
