// Builds dist/ from src/, beside the one in use, and puts it in its place when it is whole. Does nothing when nothing is newer.

import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const COMMAND = 'dist/cli.js';
const fresh = `.dist-${process.pid}`;
const old = `.dist-${process.pid}-old`;

/** Packages with native code or files beside their code, and those for `require` that are imported when wanted: they stay where they are. */
const EXTERNALS = [
  '@zxcvbn-ts/*',
  'better-sqlite3',
  '@node-rs/argon2',
  'pg-native',
  'pdfkit',
  'sharp',
  'heic-decode',
  'tesseract.js-core/*',
];

const HOUSE = {
  outdir: fresh,
  outbase: 'src',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: EXTERNALS,
  // Packages written for `require` ask for Node's own modules by it.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
};

// A server may be running from dist/, and `npx fullmakt` prepares the package on first use: it must find all files, always.
if (!isUpToDate()) await build();

function isUpToDate() {
  if (!existsSync(COMMAND)) return false;
  const built = statSync(COMMAND).mtimeMs;
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) => join('src', file));
  return [...sources, 'tsconfig.json', 'package.json', '.ci/build.mjs'].every(
    (file) => statSync(file).mtimeMs < built,
  );
}

async function build() {
  try {
    await bundlePrograms();
    await bundleChildren();
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  // What browsers are given is served as it is written.
  cpSync(join('src', 'web', 'assets'), join(fresh, 'web', 'assets'), { recursive: true });
  chmodSync(join(fresh, 'cli.js'), 0o755);
  if (existsSync('dist')) renameSync('dist', old);
  renameSync(fresh, 'dist');
  rmSync(old, { recursive: true, force: true });
}

/**
 * What is started by itself. A program of a few files starts in half the time of one of four hundred, and what is loaded only
 * for some requests stays in files of its own. Types are not looked at here: `npm run check` does.
 */
async function bundlePrograms() {
  const { metafile } = await bundle({
    ...HOUSE,
    entryPoints: ['main', 'cli', 'processes/question-thread', 'processes/write-ahead-thread'].map(source),
    chunkNames: '[name]-[hash]',
    metafile: true,
  });
  // It reckons places from its own, see there.
  const [place] = Object.entries(metafile.outputs).find(([, { inputs }]) => 'src/own-files.ts' in inputs);
  if (dirname(place) !== fresh) throw new Error(`src/own-files.ts must not be built into ${place}`);
}

/** A child is started for every submission. It knows no files but packages: see the permissions it is given. */
async function bundleChildren() {
  const { metafile } = await bundle({
    ...HOUSE,
    entryPoints: ['child', 'picture-child', 'letter-child'].map((name) =>
      source(`adapters/file-reader/${name}`),
    ),
    chunkNames: 'adapters/file-reader/child-parts/[name]-[hash]',
    minify: true,
    metafile: true,
  });
  if ('src/own-files.ts' in metafile.inputs) throw new Error('src/own-files.ts must not be part of a child');
}

function source(name) {
  return join('src', `${name}.ts`);
}
