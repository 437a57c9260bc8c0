// The whole test run: types, lint, layout, unused code, then every test; one plain closing line for all of it.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECKS = ['check:types', 'check:lint', 'check:layout', 'check:unused'];
const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const browser = BROWSERS.find((path) => path && existsSync(path));
const folder = mkdtempSync(join(tmpdir(), 'fullmakt-run-'));

let passed = 0;
let failed = 0;

for (const check of CHECKS) {
  if (run('npm', ['run', '--silent', check]).status === 0) passed += 1;
  else {
    failed += 1;
    console.log(`failed: npm run ${check}`);
  }
}

const found = vitest([], join(folder, 'tests.json'));
passed += found.passed;
failed += found.failed;

const inBrowser = listBrowserTests();
if (!browser) {
  console.log(`${inBrowser} not run: no browser`);
  // A run that is to be trusted by others may not leave anything out.
  if (process.env.CI === 'true') failed += inBrowser;
}

rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Counts what ran, and a runner that could not finish as one failure. */
function vitest(more, report) {
  const left = browser ? [] : ['--exclude', 'test/browser/**'];
  const args = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const { status } = run('npx', [...args, `--outputFile.json=${report}`, ...left, ...more]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
  const skipped = numPendingTests + numTodoTests;
  if (skipped > 0) console.log(`${skipped} skipped: that counts as failed`);
  const fallen = numFailedTests + skipped;
  return { passed: numPassedTests, failed: status !== 0 && fallen === 0 ? 1 : fallen };
}

function listBrowserTests() {
  const args = ['vitest', 'list', '--config', 'test/vitest.config.ts', '--json', 'test/browser'];
  const { stdout } = spawnSync('npx', args, { encoding: 'utf8' });
  try {
    return JSON.parse(stdout).length;
  } catch {
    return 1;
  }
}

function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...(browser && { CHROMIUM: browser }) } });
}
