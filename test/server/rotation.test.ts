// Keys are rotated beside a running server with several workers: it goes on answering, and needs the old key no more.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '../../src/audit/actions.js';
import type { CaseNumber } from '../../src/shared/ids.js';
import { createApi } from '../support/api.js';
import { caseNo } from '../support/builders.js';
import { grantEach, questionAbout } from '../support/grants.js';
import { type Installation, anInstallation } from '../support/server.js';
import { runBuilt, spawnBuilt } from '../support/spawned.js';

const CASES = 400;
const CALLERS = 4;

let installation: Installation;
beforeEach(async () => {
  installation = await anInstallation();
});
afterEach(() => installation.remove());

test('while keys are wrapped anew, killed in the middle and gone on with, every question is answered as before', async () => {
  const key = await installation.keyFor('verify');
  const cases: readonly CaseNumber[] = Array.from({ length: CASES }, (_, index) =>
    caseNo(`rotated-${index}`),
  );
  await installation.beside(async (world) => {
    for (let from = 0; from < CASES; from += 50) await grantEach(world, cases.slice(from, from + 50));
  });
  const server = await installation.start({ WORKERS: '2' });
  const odd: string[] = [];
  let asked = 0;
  const over = new AbortController();
  const asking = Array.from({ length: CALLERS }, async (_, caller) => {
    const api = createApi(server.origin, key);
    for (let n = caller; !over.signal.aborted; n += CALLERS) {
      const answer = await api.post(
        '/api/v1/verifications',
        questionAbout(cases[n % CASES] ?? caseNo('none')),
      );
      asked += 1;
      if (answer.status !== 200 || answer.json.decision !== 'allow')
        odd.push(`${answer.status} ${String(answer.json.code ?? answer.json.decision)}`);
    }
    api.close();
  });
  const { environment } = installation;

  const first = await spawnBuilt(['keys', 'rotate', '--json'], environment);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  first.child.kill('SIGKILL');
  await first.ended();
  const rotated = await retried(environment);
  over.abort();
  await Promise.all(asking);
  expect(odd).toEqual([]);
  expect(asked).toBeGreaterThan(CALLERS);
  expect(rotated.rewrapped).toBeGreaterThan(0);
  expect((await server.end('SIGTERM')).code).toBe(0);
  await installation.beside(async (world) => {
    expect(await verifyAudit(world)).toMatchObject({ whole: true });
    expect(world.keys.wrapping.currentId).toBe(rotated.current);
  });
});

type Rotated = { readonly current: string; readonly rewrapped: number };

/** The killed one may hold its lease still; the lease is given up by taking it out, as five minutes would. */
async function retried(environment: Readonly<Record<string, string>>): Promise<Rotated> {
  await installation.beside(async ({ database }) => {
    await database.transaction((tx) => tx.q.update(tx.t.duties).set({ owner: null, leasedUntil: null }));
  });
  const again = await runBuilt(['keys', 'rotate', '--json'], environment);
  expect(again).toMatchObject({ exit: 0 });
  return again.json() as Rotated;
}
