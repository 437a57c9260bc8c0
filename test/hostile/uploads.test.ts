// Hostile and real files through the upload itself: each gets a checklist or one clear refusal, and everybody else is answered meanwhile.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FILE_REFUSALS } from '../../src/documents/facts.js';
import { ROOT } from '../support/build.js';
import { activePdfs } from '../support/active-pdfs.js';
import { brokenOrForeign, endlessPdfs, polyglots } from '../support/hostile-others.js';
import { hostileDrawings } from '../support/hostile-drawings.js';
import { hostilePages } from '../support/hostile-pages.js';
import { bombs, tangledPdfs } from '../support/hostile-pdfs.js';
import { hostilePictures } from '../support/hostile-pictures.js';
import { packedPictures } from '../support/packed-pictures.js';
import { seeded } from '../support/random.js';
import { onePage } from '../support/raw-pdf.js';
import { SEED, countFrom } from '../support/seed.js';
import { type Installation, type Server, anInstallation } from '../support/server.js';
import { slowness } from '../support/slowness.js';

const CORPUS = join(ROOT, '..', 'shared', 'corpus', 'pdf');
const CORPUS_FILES = countFrom('FULLMAKT_TEST_CORPUS', 16);
/** Of the pictures, drawings and pages without end; the hundred others are sent each time. */
const ENDLESS_FILES = countFrom('FULLMAKT_TEST_HOSTILE', 12);
const PATIENCE = { timeout: 1_800_000 };

type Sent = { readonly name: string; readonly bytes: Buffer };

let installation: Installation;
let server: Server;

beforeAll(async () => {
  installation = await anInstallation();
  server = await installation.start();
});

afterAll(() => installation.remove());

/** A sender waits as long as he is told; this often it must be our turn at last. */
const MOST_TRIES = 12;

type Answered = {
  readonly answer: string;
  /** Milliseconds that the last answer took: what came before was said at once to be no answer. */
  readonly tookMs: number;
};

async function upload({ name, bytes }: Sent, tries = 1): Promise<Answered> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const start = performance.now();
  const response = await fetch(new URL('/api/v1/submissions', server.origin), { method: 'POST', body: form });
  const body = (await response.json()) as {
    code?: string;
    checklist?: unknown[];
    errors?: { path: string }[];
  };
  const tookMs = performance.now() - start;
  if (response.status === 503 && tries < MOST_TRIES) {
    await pause(Number(response.headers.get('retry-after')) * 1_000);
    return upload({ name, bytes }, tries + 1);
  }
  if (response.status === 201)
    return { answer: body.checklist?.length === 10 ? 'checklist' : 'no checklist', tookMs };
  const answer = `${response.status} ${body.code}`;
  expect(body.errors?.[0]?.path, `${name}: ${answer}`).toBe('file[0]');
  return { answer, tookMs };
}

/** What a file may take, whatever it is (issue C). */
const LONGEST_ANSWER_MS = 12_000;
const LONGEST_STALL_MS = 250;
/** A machine this many times slower than a quiet one cuts off what takes a second. */
const TOO_SLOW = 4;
const MOST_GROWTH_MB = 50;

/**
 * Sends two at a time, while somebody else keeps asking; gives what each was answered and how the server fared: the
 * longest answer, the longest its event loop stood still, and how much more memory it holds in the end.
 */
async function sendAll(files: readonly Sent[]) {
  const answers = new Map<string, string>();
  const waiting = [...files];
  const before = await heldMb();
  const done = new AbortController();
  const own = monitorEventLoopDelay({ resolution: 10 });
  own.enable();
  const seen = { longestMs: 0, stallMs: 0, slow: slowness(), slowest: '' };
  const watching = (async () => {
    while (!done.signal.aborted) {
      seen.stallMs = Math.max(seen.stallMs, (await figure('nodejs_eventloop_lag_max_seconds')) * 1_000);
      await pause(200);
    }
  })();
  const send = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const { answer, tookMs } = await upload(file);
      answers.set(file.name, answer);
      if (tookMs <= seen.longestMs) continue;
      seen.longestMs = tookMs;
      seen.slowest = file.name;
    }
  };
  try {
    await Promise.all([send(), send()]);
  } finally {
    done.abort();
    await watching;
    own.disable();
  }
  const slow = Math.max(seen.slow, slowness());
  return { answers, ...seen, slow, ownStallMs: own.max / 1e6, growthMb: (await heldMb()) - before };
}

/** Others in each run; the seed is told. */
function someOf<One>(all: readonly One[], count: number): readonly One[] {
  const random = seeded(SEED);
  return all
    .map((one) => ({ one, place: random(2 ** 31) }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ one }) => one);
}

type Fared = Omit<Awaited<ReturnType<typeof sendAll>>, 'answers'>;

/** On a busy machine everybody is late: as much later as it is busier is allowed, and as long a stall as our own. */
function expectWell({ longestMs, stallMs, slow, ownStallMs, slowest, growthMb }: Fared): void {
  console.log(
    `longest answer ${Math.round(longestMs)} ms (${slowest}), longest stall ${Math.round(stallMs)} ms (our own ${Math.round(ownStallMs)} ms), ${slow.toFixed(1)} times as slow as a quiet machine, ${Math.round(growthMb)} MB more held`,
  );
  expect(longestMs).toBeLessThan(LONGEST_ANSWER_MS * slow);
  expect(stallMs).toBeLessThan(LONGEST_STALL_MS * slow + ownStallMs);
  expect(growthMb).toBeLessThan(MOST_GROWTH_MB);
}

/** From the figures the server gives about itself. */
async function figure(name: string): Promise<number> {
  const answer = await fetch(new URL('/metrics', server.origin), { headers: { connection: 'close' } });
  expect(answer.status).toBe(200);
  const line = new RegExp(`^${name} (\\S+)$`, 'm').exec(await answer.text());
  return Number(line?.[1]);
}

const heldMb = async (): Promise<number> => (await figure('process_resident_memory_bytes')) / 1_048_576;

const CLEAR = new Set([
  'checklist',
  ...FILE_REFUSALS.map((code) => `${code === 'FILE_TYPE_NOT_ALLOWED' ? 415 : 422} ${code}`),
]);

test(
  'every hostile file is received or refused by exactly the code it deserves, and nobody else notices',
  PATIENCE,
  async () => {
    const files = [...tangledPdfs(), ...bombs(), ...activePdfs(), ...polyglots(), ...brokenOrForeign()];
    expect(files.length).toBeGreaterThan(60);
    await sendAll(files.slice(0, 12));
    const { answers, ...fared } = await sendAll(files);
    const wrong = files.filter(({ name, outcome }) => {
      const answer = answers.get(name) ?? '';
      if (fared.slow > TOO_SLOW && answer.endsWith('CHECK_TIMED_OUT')) return false;
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
    expectWell(fared);
  },
);

test(
  'hostile pictures and files without end get one clear answer each, and the next one is read',
  PATIENCE,
  async () => {
    const files = someOf(
      [
        ...hostilePictures(),
        ...(await packedPictures()),
        ...hostileDrawings(),
        ...hostilePages(),
        ...endlessPdfs(),
      ],
      ENDLESS_FILES,
    );
    const { answers, ...fared } = await sendAll(files);
    expect([...answers].filter(([, answer]) => !CLEAR.has(answer))).toEqual([]);
    expect(answers.size).toBe(files.length);
    expectWell(fared);
    expect(await upload({ name: 'honest.pdf', bytes: onePage() })).toMatchObject({ answer: 'checklist' });
  },
);

if (existsSync(CORPUS)) {
  test(
    `each of ${CORPUS_FILES} files of the corpus gets a checklist or one clear refusal, and others are answered meanwhile`,
    PATIENCE,
    async () => {
      const names = someOf(readdirSync(CORPUS), CORPUS_FILES);
      const files = names.map((name) => ({ name, bytes: readFileSync(join(CORPUS, name)) }));
      const { answers, ...fared } = await sendAll(files);
      const checklists = [...answers.values()].filter((answer) => answer === 'checklist').length;
      console.log(`corpus through the upload: ${files.length} files, ${checklists} checklists`);
      expect(answers.size).toBe(files.length);
      expect([...answers].filter(([, answer]) => !CLEAR.has(answer))).toEqual([]);
      expectWell(fared);
    },
  );
} else {
  console.log('corpus: not here, so none of its files was uploaded');
}

test('when all is done one child of each kind stands ready, and with the server they are gone; nothing half-written is left', async () => {
  const kinds = (): readonly string[] => childrenOf(server.pid).map(programOf);
  await vi.waitUntil(() => new Set(kinds()).size === kinds().length, { timeout: 600_000, interval: 100 });
  const children = childrenOf(server.pid);
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

/** The file it runs; nothing when it has just ended. */
function programOf(pid: number): string {
  const words = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
  return /[\w-]+\.js(?=\0)/.exec(words)?.[0] ?? '';
}

function parentOf(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
