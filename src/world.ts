// Everything the actions need, put together once: the clock, ids, keys, the database, the ledger. The clock is read here and nowhere else.

import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { checkpointsFile } from './adapters/checkpoints-file.js';
import { readKeysFile, writeKeysFile } from './adapters/keys-file.js';
import { type Ledger, createLedger } from './audit/ledger.js';
import { type Loss, closeShortChains } from './audit/loss.js';
import type { Config } from './config.js';
import type { Database } from './database/database.js';
import { assertWhole } from './database/half-copy.js';
import { readMeta, writeMetaOnce } from './database/meta.js';
import { openDatabase } from './database/open.js';
import { DATA_KEY_BYTES, SealBroken, openBytes, sealBytes } from './sealing/envelope.js';
import { type Keys, KeysUnusable, keysFingerprint, makeKeys, readKeys } from './sealing/keys.js';
import { type Settings, openSettings } from './settings/in-force.js';
import type { Agency } from './shared/agency.js';
import { type Instant, instantOf } from './shared/dates.js';
import type { Id } from './shared/ids.js';

export type World = {
  /** Always as in force, also after it was edited: see `settings`. */
  readonly agency: Agency;
  readonly settings: Settings;
  readonly database: Database;
  readonly keys: Keys;
  readonly ledger: Ledger;
  /** Who the audit log is: a replaced log has another. */
  readonly logId: string;
  readonly checkpoints: { lines(): AsyncIterable<string> };
  /** What was missing when it was opened, by the newest checkpoints; null when nothing was. */
  readonly loss: Loss | null;
  readonly now: () => Instant;
  readonly newId: <Of extends string>() => Id<Of>;
  close(): Promise<void>;
};

/** What an installation is opened with. */
export type WorldConfig = Pick<Config, 'databaseUrl' | 'keysFile' | 'checkpointsFile' | 'agency'>;

/** Opens an installation; makes keys only for one that holds nothing yet. @throws KeysUnusable, DatabaseUnavailable */
export async function openWorld(config: WorldConfig, now: () => Instant = machineClock): Promise<World> {
  const database = await openDatabase(config.databaseUrl);
  try {
    await assertWhole(database);
    const keys = await keysFor(database, config.keysFile);
    const logId = (await writeMetaOnce(database, 'log-id', randomBytes(16))).toString('hex');
    const checkpoints = checkpointsFile(config.checkpointsFile);
    // Checkpoints that cannot be read cannot be written either, which is told as soon as one is due.
    const newest = await checkpoints.newest().catch(() => []);
    const loss = await closeShortChains({ database, keys, logId }, newest);
    const ledger = createLedger({
      database,
      keys,
      logId,
      now,
      keepCheckpoint: (line) => checkpoints.append(line),
    });
    const settings = await openSettings({ database }, config.agency);
    return {
      agency: settings.agency,
      settings,
      database,
      keys,
      ledger,
      logId,
      checkpoints,
      loss,
      now,
      newId: <Of extends string>() => uuidv7() as Id<Of>,
      async close() {
        await ledger.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What the machine's clock says; everything else is told the time. */
export function machineClock(): Instant {
  return instantOf(new Date());
}

async function keysFor(database: Database, file: string): Promise<Keys> {
  const known = await readMeta(database, 'keys');
  const found = await readKeysFile(file);
  if (!found && known)
    throw new KeysUnusable(`the keys file is missing, and the database holds what it sealed: ${file}`);
  const keys = found ?? (await firstKeys(file));
  const expected = await writeMetaOnce(database, 'keys', keysFingerprint(keys));
  if (!expected.equals(keysFingerprint(keys)))
    throw new KeysUnusable('the keys file belongs to another installation');
  await proveWrapping(database, keys);
  return keys;
}

/** Something small sealed on the first day: keys that do not open it would not open anything else either. */
async function proveWrapping(database: Database, keys: Keys): Promise<void> {
  const place = { table: 'meta', row: 'canary', column: 'value' };
  const made = sealBytes(keys, place, Buffer.from('fullmakt'));
  const kept = await writeMetaOnce(database, 'canary', Buffer.concat([made.dataKey, made.sealed]));
  const envelope = {
    dataKey: kept.subarray(0, DATA_KEY_BYTES),
    sealed: kept.subarray(DATA_KEY_BYTES),
  };
  try {
    openBytes(keys, place, envelope);
  } catch (error) {
    if (error instanceof SealBroken)
      throw new KeysUnusable('the wrapping keys do not open what is sealed here');
    throw error;
  }
}

async function firstKeys(file: string): Promise<Keys> {
  const made = makeKeys();
  try {
    await writeKeysFile(file, made);
    return (await readKeysFile(file)) ?? readKeys(made);
  } catch (error) {
    // Another process was a moment earlier: its keys are the installation's.
    const theirs =
      error instanceof Error && 'code' in error && error.code === 'EEXIST' ? await readKeysFile(file) : null;
    if (theirs) return theirs;
    throw error;
  }
}
