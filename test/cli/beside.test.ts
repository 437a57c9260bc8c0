// Several processes on one installation: the chain never forks, and none of them keeps another waiting for long.

import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../src/audit/act.js';
import { verifyAudit } from '../../src/audit/actions.js';
import { readConfig } from '../../src/config.js';
import { allowed } from '../../src/shared/result.js';
import { openWorld } from '../../src/world.js';
import { type Place, aPlace } from '../support/command.js';
import { ENGINE } from '../support/engine.js';
import { spawnCommand } from '../support/spawned.js';
import { ANYONE } from '../support/world.js';

// On PostgreSQL fewer: there it is the server of the database that keeps processes apart.
const ROWS = ENGINE === 'sqlite' ? 600 : 200;
const KILLED_ROWS = ENGINE === 'sqlite' ? 900 : 300;
const COMMANDS = 8;
const HEADER = 'caseNumber,debtorName,debtorBirthDate,debtorStatus,registeredOn,status';

let place: Place;
beforeEach(async () => {
  place = await aPlace();
});
afterEach(() => place.remove());

function cases(name: string, count: number): string {
  const lines = Array.from(
    { length: count },
    (_, index) => `${name}-${index},Kari Nordmann ${index},1980-01-01,normal,2027-01-04,open`,
  );
  writeFileSync(place.at(`${name}.csv`), [HEADER, ...lines].join('\n'));
  return place.at(`${name}.csv`);
}

test('two imports and many small commands at once leave one whole chain with every entry in it', async () => {
  await place.run('migrate');
  const imports = ['A', 'B'].map((name) =>
    spawnCommand(['cases', 'import', cases(name, ROWS / 2), '--json'], place.environment).ended(),
  );
  const made: string[] = [];
  for (let index = 0; index < COMMANDS; index += 1) {
    const client = await place.run('client', 'create', '--name', `C${index}`, '--scopes', 'verify', '--json');
    expect(client.exit).toBe(0);
    made.push((client.json() as { id: string }).id);
  }
  for (const { exit, out, err } of await Promise.all(imports)) {
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ imported: ROWS / 2 });
  }
  expect(new Set(made).size).toBe(COMMANDS);
  const verified = await place.run('audit', 'verify', '--json');
  expect(verified.json()).toMatchObject({ whole: true, entries: ROWS + COMMANDS });
});

test('the audit is found whole while another process appends to it and signs checkpoints', async () => {
  await place.run('migrate');
  const importing = spawnCommand(['cases', 'import', cases('A', ROWS), '--json'], place.environment);
  const ended = importing.ended();
  const world = await openWorld(readConfig(place.environment));
  let looked = 0;
  while (importing.child.exitCode === null) {
    await act(world, ANYONE, async () => ({
      result: allowed(null),
      event: { type: 'clients-listed', outcome: 'read', about: null },
    }));
    await world.ledger.checkpoint();
    expect(await verifyAudit(world)).toMatchObject({ whole: true });
    looked += 1;
    await pause(5);
  }
  await world.close();
  expect(await ended).toMatchObject({ exit: 0, err: '' });
  expect(looked).toBeGreaterThan(5);
});

test('a process that writes now and then never waits long beside an import', async () => {
  await place.run('migrate');
  const importing = spawnCommand(['cases', 'import', cases('A', ROWS), '--json'], place.environment);
  const ended = importing.ended();
  const world = await openWorld(readConfig(place.environment));
  const begun = performance.now();
  const waits: number[] = [];
  while (importing.child.exitCode === null) {
    const asked = performance.now();
    await act(world, ANYONE, async () => ({
      result: allowed(null),
      event: { type: 'clients-listed', outcome: 'read', about: null },
    }));
    waits.push(performance.now() - asked);
    await pause(5);
  }
  const imported = performance.now() - begun;
  await world.close();
  expect(await ended).toMatchObject({ exit: 0, err: '' });
  const sorted = waits.toSorted((a, b) => a - b);
  const [median, longest] = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
  console.log(
    `beside an import: ${waits.length} writes, median ${median.toFixed(1)} ms, longest ${longest.toFixed(0)} ms`,
  );
  expect(median).toBeLessThan(imported / 20);
  expect(longest).toBeLessThan(imported / 2);
});

test('the command line as a process of its own: JSON alone on stdout, and its exit code', async () => {
  const made = await spawnCommand(
    ['client', 'create', '--name', 'X', '--scopes', 'cases', '--json'],
    place.environment,
  ).ended();
  expect(made).toMatchObject({ exit: 0, err: '' });
  expect(JSON.parse(made.out)).toHaveProperty('key');
  const refused = await spawnCommand(['client', 'revoke', 'nobody'], place.environment).ended();
  expect(refused).toMatchObject({ exit: 1, out: '' });
});

test('Ctrl-C lets an import finish its rows and say where it stopped', async () => {
  await place.run('migrate');
  const file = cases('A', 3000);
  const importing = spawnCommand(['cases', 'import', file, '--json'], place.environment);
  const ended = importing.ended();
  const world = await openWorld(readConfig(place.environment));
  while ((await world.database.read.q.$count(world.database.read.t.cases)) === 0) await pause(20);
  importing.child.kill('SIGINT');
  const { exit, out } = await ended;
  const stopped = JSON.parse(out) as { imported: number; lastLine: number; interrupted: boolean };
  expect(exit).toBe(1);
  expect(stopped).toMatchObject({ interrupted: true, lastLine: stopped.imported + 1 });
  expect(await world.database.read.q.$count(world.database.read.t.cases)).toBe(stopped.imported);
  await world.close();
});

test('an import killed without warning goes on where its last commit was, and no case is told twice', async () => {
  await place.run('migrate');
  const file = cases('A', KILLED_ROWS);
  const importing = spawnCommand(['cases', 'import', file, '--json'], place.environment);
  const ended = importing.ended();
  const world = await openWorld(readConfig(place.environment));
  const { q, t } = world.database.read;
  while ((await q.$count(t.cases)) < 100) await pause(10);
  importing.child.kill('SIGKILL');
  await ended;
  const before = await q.$count(t.cases);
  await world.close();
  expect(before).toBeLessThan(KILLED_ROWS);
  const resumed = await place.run('cases', 'import', file, '--json');
  expect(resumed.json()).toMatchObject({
    created: KILLED_ROWS - before,
    changed: 0,
    resumedAfterLine: before + 1,
    lastLine: KILLED_ROWS + 1,
  });
  expect((await place.run('audit', 'verify', '--json')).json()).toMatchObject({
    whole: true,
    entries: KILLED_ROWS,
  });
});
