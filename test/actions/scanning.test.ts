// Malware: a paper with some in it is refused, one that could not be scanned is held and never passes for clean.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClamav } from '../../src/adapters/clamav.js';
import { receiveSubmission } from '../../src/documents/receiving/actions.js';
import { listReviews } from '../../src/documents/reviewing/actions.js';
import { scanUnscanned } from '../../src/documents/scanning/actions.js';
import type { SentFile } from '../../src/documents/storing/actions.js';
import {
  type PaperWorld,
  aFile,
  aPaperWorld,
  objectsIn,
  recordedIn,
  valueOf,
} from '../support/paper-world.js';
import { EICAR, type ScriptedClamd, aScriptedClamd } from '../support/scripted-clamd.js';
import { ANYONE, CLIENT } from '../support/world.js';

const SHORT_MS = 200;

let world: PaperWorld;
let clamd: ScriptedClamd;
beforeEach(async () => {
  world = await aPaperWorld();
  clamd = await aScriptedClamd();
});
afterEach(async () => {
  await clamd.close();
  await world.remove();
});

const PAPER = aFile({ pages: 1 });
/** As the scanner sees it; the reader of this world is told by the rest. */
const INFECTED: SentFile = {
  name: 'virus.pdf',
  bytes: Buffer.from(JSON.stringify({ ...facts(), note: EICAR })),
};

function facts(): object {
  return JSON.parse(aFile({ pages: 2 }).bytes.toString()) as object;
}

const needs = () => ({ ...world, scanner: createClamav(clamd.place, SHORT_MS) });
const receive = (...files: readonly SentFile[]) =>
  receiveSubmission(needs(), ANYONE, { files, caseNumber: null, email: null });
const rescan = () => scanUnscanned(needs(), async () => true);

/** What the reviewer is told of every paper in the queue. */
async function findings(): Promise<readonly string[]> {
  const { items } = valueOf(await listReviews(world, CLIENT, { after: null, limit: 100 }));
  return items.flatMap(({ documents }) =>
    documents.flatMap((document) => document.facts.findings.map(({ code }) => code)),
  );
}

test('a paper with malware is refused and nothing of the submission is kept', async () => {
  const refused = await receive(PAPER, INFECTED);
  expect(refused).toMatchObject({
    ok: false,
    refusal: {
      code: 'UNSAFE_CONTENT',
      faults: [{ path: 'file[1]', code: 'UNSAFE_CONTENT', named: 'virus.pdf' }],
    },
  });
  expect(await objectsIn(world)).toEqual([]);
});

test('a clean paper has no finding', async () => {
  valueOf(await receive(PAPER));
  expect(await findings()).toEqual([]);
  expect(clamd.scanned()).toBe(1);
});

test('without a scanner nothing is said about scanning', async () => {
  valueOf(await receiveSubmission(world, ANYONE, { files: [PAPER], caseNumber: null, email: null }));
  expect(await findings()).toEqual([]);
  expect(await scanUnscanned(world, async () => true)).toEqual({ clean: 0, found: 0 });
});

test('a paper that could not be scanned is held as that until the scanner is back', async () => {
  clamd.behave('silent');
  const { documents } = valueOf(await receive(PAPER));
  expect(documents[0]?.facts.findings).toEqual([{ code: 'UNSCANNED' }]);
  expect(await findings()).toEqual(['UNSCANNED']);

  expect(await rescan()).toEqual({ clean: 0, found: 0 });
  expect(await findings()).toEqual(['UNSCANNED']);

  clamd.behave('honest');
  expect(await rescan()).toEqual({ clean: 1, found: 0 });
  expect(await findings()).toEqual([]);
  expect(await rescan()).toEqual({ clean: 0, found: 0 });
});

test('malware found afterwards is told to the reviewer, and recorded', async () => {
  clamd.behave('too-large');
  valueOf(await receive(INFECTED));
  clamd.behave('honest');
  expect(await rescan()).toEqual({ clean: 0, found: 1 });
  expect(await findings()).toEqual(['MALWARE']);
  expect(await rescan()).toEqual({ clean: 0, found: 0 });
  const scans = (await recordedIn(world)).filter((line) => line.startsWith('document-scanned'));
  expect(scans).toEqual(['document-scanned done']);
});

test('the same paper sent again while the scanner works is not unscanned any more', async () => {
  clamd.behave('hangs-up');
  valueOf(await receive(PAPER));
  clamd.behave('honest');
  valueOf(await receive(PAPER));
  expect(await findings()).toEqual([]);
});

test('a few papers too large for the scanner do not keep the others waiting', async () => {
  clamd.behave('silent');
  for (const pages of [1, 2, 3, 4, 5]) valueOf(await receive(aFile({ pages })));
  clamd.behave('honest');
  expect(await rescan()).toEqual({ clean: 5, found: 0 });
});
