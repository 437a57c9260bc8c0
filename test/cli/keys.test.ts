// Rotating keys as an operator does it: prepared or at once, broken off or not, and the old key out of the file in the end.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askCallback } from '../../src/callbacks/actions.js';
import { readConfig } from '../../src/config.js';
import type { KeysText } from '../../src/sealing/keys.js';
import { instantOf } from '../../src/shared/dates.js';
import { openWorld } from '../../src/world.js';
import { CASE } from '../support/builders.js';
import { type Place, aPlace, runCommand } from '../support/command.js';
import { inWaves, numbers } from '../support/waves.js';
import { ANYONE } from '../support/world.js';

const RECORDS = 450;

let place: Place;
beforeEach(async () => {
  place = await aPlace();
  const world = await openWorld(readConfig(place.environment));
  const asked = { caseNumber: CASE, phone: '22 00 00 00', preferredAt: null };
  await inWaves(numbers(RECORDS), () => askCallback(world, ANYONE, asked));
  await world.close();
});
afterEach(() => place.remove());

const file = () => JSON.parse(readFileSync(place.at('keys.json'), 'utf8')) as KeysText;
const minutesLater = (minutes: number) => instantOf(new Date(new Date().getTime() + minutes * 60_000));
const later = (...argv: readonly string[]) =>
  runCommand(argv, { environment: place.environment, now: () => minutesLater(10) });

test('a rotation makes a new key the current one, keeps the old one, and says which backups need it', async () => {
  const before = file();
  const rotated = await place.run('keys', 'rotate', '--json');
  expect(rotated).toMatchObject({ exit: 0, err: '' });
  const after = file();
  expect(after.currentWrapping).not.toBe(before.currentWrapping);
  expect(after).toEqual({
    ...before,
    currentWrapping: after.currentWrapping,
    wrapping: { ...before.wrapping, [after.currentWrapping]: after.wrapping[after.currentWrapping] },
  });
  const told = rotated.json() as { readonly rewrapped: number };
  expect(told).toMatchObject({ current: after.currentWrapping, old: [before.currentWrapping] });
  expect(told.rewrapped).toBeGreaterThan(RECORDS * 2);
  if (process.platform !== 'win32') expect(statSync(place.at('keys.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(dirname(place.at('keys.json'))).filter((name) => name.startsWith('keys.json'))).toEqual([
    'keys.json',
  ]);
  expect((await place.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
});

test('the old key leaves the file when nothing here uses it and every process has had the time to know', async () => {
  expect((await place.run('keys', 'rotate')).exit).toBe(0);
  expect((await place.run('keys', 'rotate', '--drop-old', '--json')).json()).toMatchObject({
    error: { code: 'TOO_EARLY' },
  });
  const { currentWrapping } = file();
  expect((await later('keys', 'rotate', '--drop-old')).exit).toBe(0);
  expect(Object.keys(file().wrapping)).toEqual([currentWrapping]);
  expect((await place.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
  expect((await later('keys', 'rotate', '--drop-old', '--json')).json()).toMatchObject({ dropped: [] });
});

test('a key is prepared for every node to have it, and used when it is named', async () => {
  const before = file();
  const prepared = (await place.run('keys', 'rotate', '--prepare', '--json')).json() as {
    readonly prepared: string;
  };
  expect(file().currentWrapping).toBe(before.currentWrapping);
  expect(Object.keys(file().wrapping).toSorted()).toEqual(
    [before.currentWrapping, prepared.prepared].toSorted(),
  );
  expect((await place.run('keys', 'rotate', '--to', '00000000', '--json')).json()).toMatchObject({
    error: { code: 'KEYS_UNUSABLE' },
  });
  expect((await place.run('keys', 'rotate', '--to', prepared.prepared)).exit).toBe(0);
  expect(file().currentWrapping).toBe(prepared.prepared);
  expect((await place.run('keys', 'rotate', '--prepare', '--drop-old')).exit).toBe(2);
});

test('interrupted, the same command goes on with the key it had begun with; nothing is dropped meanwhile', async () => {
  let stop: () => void = () => undefined;
  const interrupted = await runCommand(['keys', 'rotate', '--json'], {
    environment: place.environment,
    onInterrupt: (asked) => {
      stop = asked;
      stop();
      return () => undefined;
    },
  });
  expect(interrupted.exit).toBe(1);
  expect(interrupted.json()).toMatchObject({ error: { code: 'INTERRUPTED' } });
  const { currentWrapping, wrapping } = file();
  expect((await later('keys', 'rotate', '--drop-old', '--json')).json()).toMatchObject({
    error: { code: 'UNDER_WAY' },
  });
  const went = (await place.run('keys', 'rotate', '--json')).json();
  expect(went).toMatchObject({ current: currentWrapping });
  expect(Object.keys(file().wrapping)).toEqual(Object.keys(wrapping));
  expect((await place.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
});
