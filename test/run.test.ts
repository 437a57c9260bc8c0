// The run leaves out what a machine cannot run, and nothing else.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ROOT } from './support/build.js';

const LIST = ['vitest', 'list', '--config', 'test/vitest.config.ts', '--filesOnly', '--json'];

/** The files of the run, by project. */
async function filesWithout(leave: string): Promise<readonly string[]> {
  const env = { ...process.env, FULLMAKT_TEST_LEAVE: leave };
  const { stdout } = await promisify(execFile)('npx', LIST, { cwd: ROOT, env });
  const listed = JSON.parse(stdout.slice(stdout.indexOf('['))) as readonly {
    readonly file: string;
    readonly projectName: string;
  }[];
  return listed.map(({ file, projectName }) => `${projectName} ${file.slice(ROOT.length)}`).toSorted();
}

test('a machine without a browser runs everything but the tests that need one', async () => {
  const [all, some] = [await filesWithout(''), await filesWithout('test/browser/**')];
  const needing = all.filter((file) => file.includes('test/browser/'));
  expect(needing.length).toBeGreaterThan(10);
  expect(some).toEqual(all.filter((file) => !needing.includes(file)));
});
