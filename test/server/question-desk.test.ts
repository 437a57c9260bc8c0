// The desk that answers questions in a thread of its own: what it answers is on record, and one that breaks off is opened again.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/http/log.js';
import { type QuestionDesk, openQuestionDesk } from '../../src/processes/question-desk.js';
import { Unavailable } from '../../src/shared/unavailable.js';
import type { Question } from '../../src/verification/actions.js';
import { answeredOnCase } from '../../src/verification/steps.js';
import { CASE, THE_AGENT } from '../support/builders.js';
import { builtDesk } from '../support/desk.js';
import { grantEach } from '../support/grants.js';
import { CLIENT, type TestWorld, aWorld } from '../support/world.js';

const QUESTION: Question = { caseNumber: CASE, agent: THE_AGENT, power: 'information', callId: null };

const silent = createLog('silent', { write: () => undefined });
let world: TestWorld;
let desk: QuestionDesk | null;
beforeEach(async () => {
  world = await aWorld();
  desk = null;
});
afterEach(async () => {
  await desk?.close();
  await world.remove();
});

test('questions asked at once are each answered, on a chain of the desk’s own, and on record', async () => {
  await grantEach(world, [CASE]);
  desk = await openQuestionDesk(world.config, silent, await builtDesk());
  const { ask } = desk;
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(CLIENT, QUESTION)));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(40);
  const recorded = await answeredOnCase(world.database.read, world.keys, CASE, 100);
  const ids = recorded.map(({ verification }) => verification.id);
  expect(ids.toSorted()).toEqual(answers.map(({ id }) => id).toSorted());
  expect(recorded[0]?.by).toEqual({ kind: 'client', id: CLIENT.id, onBehalfOf: CLIENT.onBehalfOf });
  await desk.close();
  expect(desk.status()).toMatchObject({ waiting: 0 });
  await expect(ask(CLIENT, QUESTION)).rejects.toThrow(Unavailable);
});

test('a change that was committed here is seen by the very next question there', async () => {
  desk = await openQuestionDesk(world.config, silent, await builtDesk());
  const before = await desk.ask(CLIENT, QUESTION);
  await grantEach(world, [CASE]);
  const after = await desk.ask(CLIENT, QUESTION);
  // The desk goes by the machine's clock, for which what is granted in the tests' year is over.
  expect([before.reasons, after.reasons]).toEqual([['UNKNOWN_CASE'], ['EXPIRED']]);
});

test('a desk that breaks off tells those who wait, and is opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-desk-'));
  const program = join(folder, 'breaks-off-once.mjs');
  const begun = join(folder, 'begun');
  writeFileSync(
    program,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     const again = existsSync(${JSON.stringify(begun)});
     writeFileSync(${JSON.stringify(begun)}, '');
     parentPort.on('message', ({ kind, asked }) => {
       if (kind === 'stop') return parentPort.close();
       if (!again) throw new Error('broken');
       const answers = asked.map(({ number }) => ({ number, kind: 'answered', verification: { id: 'answered' } }));
       parentPort.postMessage({ kind: 'answers', answers, status: { waiting: 0 } });
     });
     parentPort.postMessage({ kind: 'ready' });`,
  );
  const brief = await openQuestionDesk(world.config, silent, pathToFileURL(program));
  try {
    const waiting = [brief.ask(CLIENT, QUESTION), brief.ask(CLIENT, QUESTION)];
    const told = await Promise.allSettled(waiting);
    expect(told.map((one) => one.status === 'rejected' && one.reason instanceof Unavailable)).toEqual([
      true,
      true,
    ]);
    await expect(untilAnswered(brief)).resolves.toEqual({ id: 'answered' });
  } finally {
    await brief.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function untilAnswered({ ask }: QuestionDesk): Promise<unknown> {
  for (;;) {
    const answer = await ask(CLIENT, QUESTION).catch(() => null);
    if (answer) return answer;
    await pause(20);
  }
}
