// Changes of several nodes wait in line for each other; questions do not, and the line is not what keeps the record right.

import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../src/audit/act.js';
import { verifyAudit } from '../../src/audit/actions.js';
import { openDatabase } from '../../src/database/open.js';
import type { Database } from '../../src/database/database.js';
import { allowed } from '../../src/shared/result.js';
import { askingHere } from '../../src/verification/actions.js';
import { CASE, THE_AGENT } from '../support/builders.js';
import { grantEach } from '../support/grants.js';
import { CLIENT, type TestWorld, aWorld } from '../support/world.js';
import { aCaseRow, numbersLike } from './contract-rows.js';

let world: TestWorld;
let nodes: readonly [Database, Database];

beforeEach(async () => {
  world = await aWorld();
  const { databaseUrl } = world.config;
  nodes = [await openDatabase(databaseUrl), await openDatabase(databaseUrl)];
});
afterEach(async () => {
  for (const node of nodes) await node.close();
  await world.remove();
});

/** Stands at the head of the line until it is called off. */
async function standInLine(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: world.config.databaseUrl });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE meta IN SHARE UPDATE EXCLUSIVE MODE');
  return () => client.end();
}

test('two that look and then write what the other looks at both come through at the first try', async () => {
  let tries = 0;
  const seen: number[] = [];
  const work = (node: Database, number: string) =>
    node.transaction(async (tx) => {
      tries += 1;
      seen.push((await numbersLike(tx, 'line-')).length);
      await tx.q.insert(tx.t.cases).values(aCaseRow(number));
    });
  await Promise.all(Array.from({ length: 20 }, (_, n) => work(nodes[n % 2 === 0 ? 0 : 1], `line-${n}`)));
  expect(tries).toBe(20);
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test('whoever has waited too long goes on without, and one of two in each other’s way runs again', async () => {
  const callOff = await standInLine();
  const looks: string[] = [];
  const addIfAlone = (node: Database, number: string) =>
    node.transaction(async (tx) => {
      const others = await numbersLike(tx, 'alone-');
      looks.push(number);
      // Neither writes before both have looked.
      while (looks.length < 2) await new Promise(setImmediate);
      if (others.length === 0) await tx.q.insert(tx.t.cases).values(aCaseRow(number));
    });
  const both = [addIfAlone(nodes[0], 'alone-a'), addIfAlone(nodes[1], 'alone-b')];
  await Promise.race(both);
  await callOff();
  await Promise.all(both);
  expect(looks.length).toBeGreaterThan(2);
  expect(await numbersLike(nodes[0].read, 'alone-')).toHaveLength(1);
});

test('while a change waits in line, the same node goes on answering questions', async () => {
  await grantEach(world, [CASE]);
  const callOff = await standInLine();
  const done: string[] = [];
  const change = act(world, CLIENT, async (tx) => {
    await tx.q.insert(tx.t.cases).values(aCaseRow('changed'));
    return { result: allowed(null), event: { type: 'call-started', outcome: 'done', about: 'call' } };
  }).then(() => done.push('change'));
  const ask = askingHere(world);
  const asked = { caseNumber: CASE, agent: THE_AGENT, power: 'information', callId: null } as const;
  for (let n = 0; n < 3; n += 1) {
    expect(await ask(CLIENT, asked)).toMatchObject({ decision: 'allow' });
    done.push('question');
  }
  await callOff();
  await change;
  expect(done).toEqual(['question', 'question', 'question', 'change']);
  expect(await numbersLike(world.database.read, 'changed')).toHaveLength(1);
  expect(await verifyAudit(world)).toMatchObject({ whole: true });
});
