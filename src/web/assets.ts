// What pages fetch beside themselves: style, fonts, scripts. Served as written, under an address that changes with any of them.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { type Route, defineRoute } from '../http/route.js';
import { ownFile } from '../own-files.js';
import { allowed } from '../shared/result.js';

/** Every file by its name, and what it is put together from: our own files, or those of a package. */
const FILES = {
  'site.css': ['own:layers.css', 'package:@digdir/designsystemet-css', 'own:theme.css', 'own:app.css'],
  'staff.css': ['own:staff.css', 'own:call.css', 'own:office.css', 'own:review.css'],
  'page.js': ['own:page.js'],
  'print.js': ['own:print.js'],
  'session.js': ['own:session.js'],
  'review.js': ['own:review.js'],
  'call.js': ['own:call.js'],
  'upload.js': ['own:upload.js'],
  'inter-latin.woff2': ['package:@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
  'inter-latin-ext.woff2': ['package:@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2'],
  'icon.svg': ['own:icon.svg'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type AssetName = keyof typeof FILES;

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
} as const;

export type Assets = {
  /** Where the file is served; in style sheets other files stand beside it. */
  url(name: AssetName): string;
  readonly routes: readonly Route[];
};

/** Reads all files once, when the service starts. */
export function readAssets(): Assets {
  const files = Object.entries(FILES).map(([name, parts]) => ({ name, bytes: joined(parts) }));
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(name).update(bytes);
  const folder = `/assets/${hash.digest('base64url').slice(0, 16)}`;
  return {
    url: (name) => `${folder}/${name}`,
    routes: files.map(({ name, bytes }) => assetRoute(`${folder}/${name}`, bytes)),
  };
}

const require = createRequire(import.meta.url);

function joined(parts: readonly string[]): Buffer {
  return Buffer.concat(parts.map((part) => readFileSync(placeOf(part))));
}

function placeOf(part: string): string | URL {
  const [from, name = ''] = part.split(/:(.*)/s);
  return from === 'own' ? ownFile(`web/assets/${name}`) : require.resolve(name);
}

function assetRoute(path: string, bytes: Buffer): Route {
  const nothing = z.strictObject({});
  const ending = path.slice(path.lastIndexOf('.') + 1) as keyof typeof TYPES;
  const contentType = TYPES[ending];
  // Fonts are compressed already.
  const gzipped = ending === 'woff2' ? {} : { gzipped: gzipSync(bytes, { level: 9 }) };
  return defineRoute({
    method: 'get',
    path,
    permission: 'anyone',
    summary: 'A file that pages fetch.',
    params: nothing,
    query: nothing,
    body: nothing,
    answers: { 200: { description: 'The file', contentType } },
    problems: [],
    run: () => Promise.resolve(allowed(null)),
    show: () => ({
      status: 200,
      bytes,
      contentType,
      ...gzipped,
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    }),
  });
}
