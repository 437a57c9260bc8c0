// Hostile and real files through the upload itself: each gets a checklist or one clear refusal, and everybody else is answered meanwhile.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILE_REFUSALS } from '../../src/documents/facts.js';
import { ROOT } from '../support/build.js';
import { bombs, tangledPdfs } from '../support/hostile-pdfs.js';
import { brokenOrForeign, polyglots } from '../support/hostile-others.js';
import { type Installation, type Server, anInstallation } from '../support/server.js';

const CORPUS = join(ROOT, '..', 'shared', 'corpus', 'pdf');
const PATIENCE = { timeout: 600_000 };

type Sent = { readonly name: string; readonly bytes: Buffer };

let installation: Installation;
let server: Server;

beforeAll(async () => {
  installation = await anInstallation();
  server = await installation.start();
});

afterAll(() => installation.remove());

async function upload({ name, bytes }: Sent): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(new URL('/api/v1/submissions', server.origin), {
    method: 'POST',
    body: form,
  });
  const body = (await answer.json()) as { code?: string; checklist?: unknown[]; errors?: { path: string }[] };
  if (answer.status === 201) return body.checklist?.length === 10 ? 'checklist' : 'no checklist';
  expect(body.errors?.[0]?.path).toBe('file[0]');
  return `${answer.status} ${body.code}`;
}

/** Sends two at a time, while somebody else keeps asking; gives what each was answered, and the longest the other waited. */
async function sendAll(files: readonly Sent[]) {
  const answers = new Map<string, string>();
  const waiting = [...files];
  const done = new AbortController();
  let longestMs = 0;
  const others = (async () => {
    while (!done.signal.aborted) {
      const start = performance.now();
      const answer = await fetch(new URL('/healthz', server.origin), { headers: { connection: 'close' } });
      await answer.arrayBuffer();
      expect(answer.status).toBe(200);
      longestMs = Math.max(longestMs, performance.now() - start);
      await pause(20);
    }
  })();
  const send = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) answers.set(file.name, await upload(file));
  };
  await Promise.all([send(), send()]);
  done.abort();
  await others;
  return { answers, longestMs: Math.round(longestMs) };
}

const CLEAR = new Set([
  'checklist',
  ...FILE_REFUSALS.map((code) => `${code === 'FILE_TYPE_NOT_ALLOWED' ? 415 : 422} ${code}`),
]);

test('every hostile file is received or refused by exactly the code it deserves', PATIENCE, async () => {
  const files = [...tangledPdfs(), ...bombs().slice(0, 4), ...polyglots(), ...brokenOrForeign()];
  const { answers } = await sendAll(files);
  const wrong = files.filter(({ name, outcome }) => {
    const answer = answers.get(name) ?? '';
    return typeof outcome === 'string' ? !answer.endsWith(` ${outcome}`) : answer !== 'checklist';
  });
  expect(wrong.map(({ name, outcome }) => [name, outcome, answers.get(name)])).toEqual([]);
  const met = new Set([...answers.values()].map((answer) => answer.split(' ')[1]));
  for (const code of [
    'PASSWORD_PROTECTED',
    'UNSAFE_CONTENT',
    'POLYGLOT',
    'FILE_DAMAGED',
    'EMPTY_FILE',
    'FILE_TYPE_NOT_ALLOWED',
  ])
    expect([...met]).toContain(code);
});

if (existsSync(CORPUS)) {
  test(
    'every file of the corpus gets a checklist or one clear refusal, and others are answered meanwhile',
    PATIENCE,
    async () => {
      const files = readdirSync(CORPUS).map((name) => ({ name, bytes: readFileSync(join(CORPUS, name)) }));
      const { answers, longestMs } = await sendAll(files);
      const checklists = [...answers.values()].filter((answer) => answer === 'checklist').length;
      console.log(
        `corpus through the upload: ${files.length} files, ${checklists} checklists, the others waited ${longestMs} ms at the longest`,
      );
      expect(answers.size).toBe(files.length);
      expect([...answers].filter(([, answer]) => !CLEAR.has(answer))).toEqual([]);
    },
  );
} else {
  console.log('corpus: not here, so its 236 files were NOT uploaded');
}

test('when all is done one child stands ready, and with the server it is gone; nothing half-written is left', async () => {
  for (let tries = 0; childrenOf(server.pid).length > 1 && tries < 50; tries += 1) await pause(100);
  const children = childrenOf(server.pid);
  expect(children.length).toBeLessThanOrEqual(1);
  const { code } = await server.end('SIGTERM');
  expect(code).toBe(0);
  expect(children.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  const left = readdirSync(join(installation.folder, 'uploads'), { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => name.includes('.part'))).toEqual([]);
});

function childrenOf(parent: number): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
