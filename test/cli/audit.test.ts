// The audit from the command line: whole or broken at a named entry, and handed out for other verifiers.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChainedEntry, entryHash, startOfChain } from '../../src/audit/chain.js';
import { readConfig } from '../../src/config.js';
import { openWorld } from '../../src/world.js';
import { type Place, aPlace, runCommand } from '../support/command.js';
import { anIntruder } from '../support/engine.js';

const CLIENT = ['client', 'create', '--name', 'Hemmelig system', '--scopes', 'verify'] as const;

let place: Place;
beforeEach(async () => {
  place = await aPlace();
  for (let made = 0; made < 6; made += 1) await place.run(...CLIENT);
});
afterEach(() => place.remove());

async function edit(sql: string): Promise<void> {
  const intruder = await anIntruder(place.folder);
  await intruder.run(sql);
  await intruder.leave();
}

test('a whole audit is said to be whole, against every signed checkpoint, and the verdict is recorded', async () => {
  const verified = await place.run('audit', 'verify', '--json');
  expect(verified).toMatchObject({ exit: 0, err: '' });
  expect(verified.json()).toMatchObject({ whole: true, entries: 6, checkpoints: 6, recorded: true });
  expect((await place.run('audit', 'verify')).out).toBe(
    'The audit is whole: 7 entries, held against 7 signed checkpoints.\n',
  );
});

const EDITS = [
  ['an altered entry', `update audit_entries set outcome = 'refused' where seq = 3`, 3, 'ALTERED'],
  ['an entry taken out', 'delete from audit_entries where seq = 4', 4, 'GAP'],
  [
    'an entry whose key was taken away',
    'update audit_entries set data_key = null where seq = 2',
    2,
    'KEY_DOES_NOT_FIT',
  ],
] as const;

test.each(EDITS)(
  '%s is found and named, with exit code 1, and the verdict is recorded',
  async (_, sql, seq, fault) => {
    await edit(sql);
    const verified = await place.run('audit', 'verify', '--json');
    expect(verified.exit).toBe(1);
    expect(verified.json()).toEqual({ whole: false, first: { chain: 0, seq, fault }, recorded: true });
    const words = await place.run('audit', 'verify');
    expect(words.exit).toBe(1);
    expect(words.out).toContain(`broken at entry ${seq} of chain 0 (${fault})`);
  },
);

test('a head that was rolled back is found, and what is recorded from then on goes into another chain', async () => {
  await edit('update audit_heads set seq = 4, hash = (select hash from audit_entries where seq = 4)');
  const verified = await place.run('audit', 'verify', '--json');
  expect(verified.exit).toBe(1);
  const first = { chain: 0, seq: 5, fault: 'OLDER_THAN_CHECKPOINT' };
  expect(verified.json()).toEqual({ whole: false, first, recorded: true });
});

test('where nothing can be added to the record, it is said that the verdict could not be recorded', async () => {
  await edit('update audit_entries set seq = 7 where seq = 6');
  const verified = await place.run('audit', 'verify', '--json');
  expect(verified.exit).toBe(1);
  expect(verified.json()).toMatchObject({ whole: false, first: { seq: 6, fault: 'GAP' }, recorded: false });
});

test('checkpoints that somebody else has written are found', async () => {
  writeFileSync(place.at('checkpoints.jsonl'), '{"checkpoint":"{}","signature":"AA=="}\n');
  const verified = await place.run('audit', 'verify', '--json');
  expect(verified.json()).toMatchObject({ whole: false, first: { fault: 'CHECKPOINT_NOT_GENUINE' } });
});

type Exported = Omit<ChainedEntry, 'sealed'> & { readonly sealed: string; readonly hash: string };

test('the audit is handed out so that another program can check every link with the chain key alone', async () => {
  const exported = await place.run('audit', 'export', '--out', place.at('audit.jsonl'), '--json');
  expect(exported.json()).toMatchObject({ entries: 7 });
  const text = readFileSync(place.at('audit.jsonl'), 'utf8');
  const [head, ...lines] = text.trimEnd().split('\n');
  expect(JSON.parse(head ?? '')).toMatchObject({ format: 'fullmakt-audit/1' });
  const world = await openWorld(readConfig(place.environment));
  let before = startOfChain(0).hash;
  for (const line of lines) {
    const entry = JSON.parse(line) as Exported;
    const sealed = Buffer.from(entry.sealed, 'base64');
    before = entryHash(world.keys.chain, before, { ...entry, sealed });
    expect(before.toString('base64')).toBe(entry.hash);
  }
  await world.close();
  expect(lines).toHaveLength(7);
  expect(text).not.toContain('Hemmelig');
  expect(text).not.toContain('dataKey');
});

test('an export is for its owner alone and never written over another file', async () => {
  await place.run('audit', 'export', '--out', place.at('audit.jsonl'));
  expect(statSync(place.at('audit.jsonl')).mode & 0o777).toBe(0o600);
  const again = await place.run('audit', 'export', '--out', place.at('audit.jsonl'));
  expect(again.exit).toBe(1);
  expect(again.err).toContain('it is there already');
  expect(existsSync(place.at('audit.jsonl'))).toBe(true);
});

test('an export to stdout holds only JSON lines, and with --json it asks for a file', async () => {
  const exported = await place.run('audit', 'export');
  expect(exported.exit).toBe(0);
  for (const line of exported.out.trimEnd().split('\n'))
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  const refused = await place.run('audit', 'export', '--json');
  expect(refused.exit).toBe(2);
  expect(refused.json()).toMatchObject({ error: { code: 'MISUSED' } });
});

test('progress is drawn on a terminal only, and on stderr', async () => {
  const drawn: string[] = [];
  const terminal = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, taken) {
        drawn.push(chunk.toString('utf8'));
        taken();
      },
    }),
    { isTTY: true },
  );
  const { environment } = place;
  const verified = await runCommand(['audit', 'verify', '--json'], { environment, stderr: terminal });
  expect(drawn.join('')).toContain('Checking entries');
  expect(verified.json()).toMatchObject({ whole: true });
  expect((await place.run('audit', 'verify')).err).toBe('');
});
