// How the tests are run: real databases and child processes on a shared machine, so patience instead of retries.
//
// What touches the store runs twice, once on each engine. Files that drive other programs have a process each; the rest
// share processes: what they load takes as long as many of their tests.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.js';

const filesIn = (folders: readonly string[]): readonly string[] =>
  folders.map((folder) => `test/${folder}/**/*.test.ts`);

const APART = filesIn(['adapters', 'browser', 'cli', 'corpus', 'hostile', 'papers', 's3', 'server']);
/** What this machine cannot run, see `run.mjs`: the runner's own option is not heard by projects that leave out more. */
const LEFT = (process.env['FULLMAKT_TEST_LEAVE'] ?? '').split(',').filter(Boolean);
const POSTGRES_APART = ['test/cli/postgres*.test.ts', 'test/nodes/**/*.test.ts'];
const POSTGRES = ['test/database/postgres*.test.ts', ...POSTGRES_APART];
const SQLITE = { LOG_LEVEL: 'silent' };
const ON_POSTGRES = {
  env: { LOG_LEVEL: 'silent', FULLMAKT_TEST_ENGINE: 'postgres' },
  globalSetup: ['test/support/postgres-setup.ts'],
};

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    // Many of the files wait for other processes most of the time.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // A limit only ends what hangs: how long work takes is the machine's and its other users' matter.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'main',
          include: ['test/**/*.test.ts'],
          exclude: [...APART, ...POSTGRES, ...LEFT],
          env: SQLITE,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'main-apart', include: [...APART], exclude: [...POSTGRES, ...LEFT], env: SQLITE },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [...filesIn(['actions', 'web']), 'test/database/postgres*.test.ts'],
          isolate: false,
          ...ON_POSTGRES,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres-apart',
          include: [...filesIn(['server', 'cli']), ...POSTGRES_APART],
          // The one reads papers and asks the store one thing, which postgres-check.test.ts does; the other is SQLite's alone.
          exclude: ['test/cli/check.test.ts', 'test/server/write-ahead-carrier.test.ts'],
          ...ON_POSTGRES,
        },
      },
    ],
  },
});
