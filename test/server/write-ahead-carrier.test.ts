// The thread that brings SQLite's log over: it does so unasked, ends in order, and is started again when it breaks off.

import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { createLog } from '../../src/http/log.js';
import { openCarrier } from '../../src/processes/write-ahead-carrier.js';
import { builtCarrier } from '../support/desk.js';
import { aWorld } from '../support/world.js';

const PATIENCE = { timeout: 600_000, interval: 20 };
const LONG_BYTES = 20 * 1024 * 1024;

test('a log that has grown is brought into the file beside those who write, and nothing is open afterwards', async () => {
  const world = await aWorld();
  const file = `${world.folder}/fullmakt.sqlite`;
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const carrier = openCarrier({ file, log, program: await builtCarrier() });
  const value = Buffer.alloc(LONG_BYTES, 'x');
  await world.database.transaction(({ q, t }) =>
    q
      .insert(t.meta)
      .values({ key: 'long', value })
      .then(() => undefined),
  );
  await vi.waitUntil(() => statSync(file).size > LONG_BYTES, PATIENCE);
  await carrier.close();
  await world.close();
  // The last to close a database takes its log away: nobody else had it open any more.
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(lines).toEqual([]);
  rmSync(world.folder, { recursive: true, force: true });
});

test('a thread that breaks off is told of and started again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-carrier-'));
  const program = join(folder, 'breaks-off-once.mjs');
  const begun = join(folder, 'begun');
  const again = join(folder, 'again');
  writeFileSync(
    program,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     const again = existsSync(${JSON.stringify(begun)});
     writeFileSync(again ? ${JSON.stringify(again)} : ${JSON.stringify(begun)}, '');
     if (!again) throw new Error('broken');
     parentPort.once('message', () => undefined);`,
  );
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const carrier = openCarrier({ file: program, log, program: pathToFileURL(program), pauseMs: 1 });
  await vi.waitUntil(() => existsSync(again), PATIENCE);
  await carrier.close();
  expect(lines).toHaveLength(2);
  rmSync(folder, { recursive: true, force: true });
});
