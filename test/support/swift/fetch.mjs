// Fetches OpenStack Swift from Debian, once, into a folder of its own, and prints the environment Python finds it with; installs nothing and needs no root.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Swift, and all it imports that a small image may lack. Python itself is the system's. */
const PACKAGES = `
  python3-swift liberasurecode1 python3-pyeclib python3-eventlet python3-greenlet python3-dnspython
  python3-pastedeploy python3-paste python3-tempita python3-pkg-resources python3-setuptools python3-six
  python3-lxml libxml2 libxslt1.1 libicu72 python3-requests python3-urllib3 python3-certifi python3-chardet
  python3-charset-normalizer python3-idna python3-netifaces python3-xattr python3-cffi python3-cffi-backend
  python3-pycparser python3-ply python3-cryptography python3-importlib-metadata python3-zipp
  python3-more-itertools python3-typing-extensions`
  .trim()
  .split(/\s+/);
const PYTHON = '/usr/bin/python3';
const WAIT = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::https::Timeout=15'];

const cache = join(homedir(), '.cache', 'fullmakt');
const folder = join(cache, `swift-${createHash('sha256').update(PACKAGES.join()).digest('hex').slice(0, 12)}`);

try {
  if (!existsSync(folder)) fetch();
  console.log(JSON.stringify(environmentFor(folder)));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function fetch() {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'fetching-'));
  try {
    download(work);
    const root = join(work, 'root');
    for (const file of readdirSync(work).filter((name) => name.endsWith('.deb')))
      run('dpkg-deb', ['-x', join(work, file), root]);
    const python = ['-c', 'import swift.proxy.server, swift.obj.server, swift.common.middleware.s3api.s3api'];
    run(PYTHON, python, { env: { ...process.env, ...environmentFor(root) } });
    if (!existsSync(folder)) renameSync(root, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function environmentFor(root) {
  const libraries = readdirSync(join(root, 'usr/lib'))
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => join(root, 'usr/lib', name));
  return {
    PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
    LD_LIBRARY_PATH: libraries.join(':'),
  };
}

/** With the lists of the system where they are good, else with lists of our own. */
function download(work) {
  if (tried('apt-get', ['download', '-qq', ...WAIT, ...PACKAGES], { cwd: work }).status === 0) return;
  const own = [...WAIT, '-o', `Dir::State::lists=${work}/lists`, '-o', `Dir::Cache=${work}/cache`];
  for (const name of ['lists', 'cache']) mkdirSync(join(work, name, 'partial'), { recursive: true });
  run('apt-get', ['update', '-qq', ...own]);
  run('apt-get', ['download', '-qq', ...own, ...PACKAGES], { cwd: work });
}

function run(command, args, options = {}) {
  const { status, stderr, error } = tried(command, args, options);
  if (status === 0) return;
  throw error ?? new Error(`${command} ${args[0]}: ${stderr.trim().split('\n').at(-1)}`);
}

function tried(command, args, options) {
  return spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], ...options });
}
