// Builds dist/ from src/, beside the one in use, and puts it in its place when it is whole. Does nothing when nothing is newer.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const COMMAND = 'dist/cli.js';
const fresh = `.dist-${process.pid}`;
const old = `.dist-${process.pid}-old`;

// A server may be running from dist/, and `npx fullmakt` prepares the package on first use: it must find all files, always.
if (!isUpToDate()) await build();

function isUpToDate() {
  if (!existsSync(COMMAND)) return false;
  const built = statSync(COMMAND).mtimeMs;
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) => join('src', file));
  return [...sources, 'tsconfig.json', 'package.json'].every((file) => statSync(file).mtimeMs < built);
}

async function build() {
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json', '--outDir', fresh], {
    stdio: 'inherit',
  });
  try {
    if (status !== 0) throw new Error('the sources do not compile');
    await bundleChildren(join(fresh, 'adapters', 'file-reader'));
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    console.error(error instanceof Error ? error.message : error);
    process.exit(status || 1);
  }
  // What browsers are given is served as it is written.
  cpSync(join('src', 'web', 'assets'), join(fresh, 'web', 'assets'), { recursive: true });
  chmodSync(join(fresh, 'cli.js'), 0o755);
  if (existsSync('dist')) renameSync('dist', old);
  renameSync(fresh, 'dist');
  rmSync(old, { recursive: true, force: true });
}

/**
 * A child is started for every submission: it reads a few files instead of four hundred, and what it loads only for some
 * papers stays in files of their own. Packages with native code or files beside their code are left where they are.
 */
async function bundleChildren(folder) {
  await bundle({
    entryPoints: ['child', 'picture-child', 'letter-child'].map((name) => join(folder, `${name}.js`)),
    outdir: folder,
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    chunkNames: 'child-parts/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    sourcemap: true,
    external: ['sharp', 'heic-decode', 'tesseract.js-core/*'],
    // Packages written for `require` ask for Node's own modules by it.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
}
