// Copies a whole installation's database from one engine to another, or to another place, and proves that both hold the same.

import { checkpointsFile } from '../adapters/checkpoints-file.js';
import { readKeysFile } from '../adapters/keys-file.js';
import { type Verdict, verifyAudit } from '../audit/actions.js';
import { leasesAfter } from '../audit/steps.js';
import { readConfig } from '../config.js';
import { countRows } from '../database/counts.js';
import type { Tx } from '../database/database.js';
import { assertWhole } from '../database/half-copy.js';
import { readMeta } from '../database/meta.js';
import { CopyDiffers, type Moved, TargetNotEmpty, moveInto } from '../database/moving.js';
import { type Snapshot, assertNewest, findInstallation } from '../database/snapshot.js';
import { type Keys, KeysUnusable, keysFingerprint } from '../sealing/keys.js';
import { databaseAddressFault, shownDatabase } from '../shared/database-address.js';
import { machineClock } from '../world.js';
import { brokenWords, shownVerdict } from './audit-verify.js';
import { type Io, write } from './io.js';
import { type Outcome, Stopped, done, negative, refuse, unusable } from './outcome.js';
import { showProgress } from './progress.js';

export type CopyAsked = { readonly from: string; readonly to: string };

/** What both sides are checked with. */
type Check = {
  readonly keys: Keys;
  readonly logId: string;
  readonly checkpoints: { lines(): AsyncIterable<string> };
};

/**
 * Nothing is written to the source, and nothing but its rows to the target, so that a copy of the copy is the same again.
 * The source is read as it stands at one moment; a server may go on working there, but what it does then is not in the
 * copy. Exit 1 when the audit is broken, which the copy then is as well.
 */
export async function copyCommand(io: Io, { from, to }: CopyAsked): Promise<Outcome> {
  for (const [option, address] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    const fault = databaseAddressFault(address);
    if (fault !== null) return unusable('MISUSED', `${option} ${fault}`);
  }
  const config = readConfig(io.environment);
  const keys = await keysIn(config.keysFile);
  // Before the moment is taken: a server beside us may sign a newer head at any time, and that is no truncation.
  const lines = await linesOf(config.checkpointsFile);
  const source = await findInstallation(from);
  if (!source) return unusable('NO_INSTALLATION', `there is no installation in ${shownDatabase(from)}`);
  try {
    const logId = await assertReadable(source, keys);
    return await copy(io, { source, to, check: { keys, logId, checkpoints: { lines: () => each(lines) } } });
  } finally {
    await source.close();
  }
}

async function copy(
  io: Io,
  copying: { readonly source: Snapshot; readonly to: string; readonly check: Check },
): Promise<Outcome> {
  const { source, to, check } = copying;
  const inUse = await leasesAfter(source.read, (io.now ?? machineClock)());
  if (inUse) await write(io.stderr, `${IN_USE_WORDS}\n`);
  const before = await verified(io, source.read, check);
  const counts = Object.values(await countRows(source.read));
  const total = counts.reduce((sum, rows) => sum + rows, 0);
  const progress = showProgress(io, { doing: 'Copying rows', total });
  try {
    const { moved, checked } = await moveInto(
      to,
      { from: source, logId: check.logId, seen: progress.at },
      async (target) => {
        progress.stop();
        return sameVerdict(before, await verified(io, target.read, check));
      },
    );
    return outcomeOf({ moved, verdict: checked, inUse, to });
  } catch (error) {
    throw toldToOperator(error, to);
  } finally {
    progress.stop();
  }
}

const IN_USE_WORDS =
  'warning: somebody is writing to the source; what is recorded from now on is not in the copy. ' +
  'To move an installation, stop its servers first.';

async function keysIn(file: string): Promise<Keys> {
  const keys = await readKeysFile(file);
  if (!keys) throw new KeysUnusable(`the audit is checked with the keys, and there are none at ${file}`);
  return keys;
}

/** The id of its audit log. @throws KeysUnusable, DatabaseUnavailable */
async function assertReadable(source: Snapshot, keys: Keys): Promise<string> {
  assertNewest(source);
  await assertWhole(source);
  const fingerprint = await readMeta(source, 'keys');
  if (!fingerprint?.equals(keysFingerprint(keys)))
    throw new KeysUnusable('the keys file belongs to another installation than the source');
  const logId = await readMeta(source, 'log-id');
  return logId?.toString('hex') ?? '';
}

async function verified(io: Io, read: Tx, check: Check): Promise<Verdict> {
  const { auditEntries = 0 } = await countRows(read);
  const progress = showProgress(io, { doing: 'Checking entries', total: auditEntries });
  return verifyAudit({ ...check, database: { read } }, progress.at).finally(progress.stop);
}

function sameVerdict(before: Verdict, after: Verdict): Verdict {
  if (JSON.stringify(shownVerdict(before)) === JSON.stringify(shownVerdict(after))) return after;
  throw new CopyDiffers('its audit does not come out as in the source');
}

function toldToOperator(error: unknown, to: string): unknown {
  const target = shownDatabase(to);
  if (error instanceof TargetNotEmpty)
    return new Stopped(refuse('NOT_EMPTY', `${target} cannot be copied to: ${error.message}`));
  if (error instanceof CopyDiffers)
    return new Stopped(
      refuse(
        'COPY_DIFFERS',
        `the copy in ${target} cannot be used: ${error.message}. If the source has changed since a copy was ` +
          'interrupted, empty the target and copy again',
      ),
    );
  return error;
}

function outcomeOf(came: {
  readonly moved: Moved;
  readonly verdict: Verdict;
  readonly inUse: boolean;
  readonly to: string;
}): Outcome {
  const { moved, verdict, inUse, to } = came;
  const { tables, rows, hash, resumedAt } = moved;
  const json = { identical: true, rows, hash, tables, audit: shownVerdict(verdict), resumedAt, inUse };
  const documents = tables['documents']?.rows ?? 0;
  const text = [
    `Copied ${rows} rows in ${Object.keys(tables).length} tables to ${shownDatabase(to)}; both sides hold the same (${hash}).`,
    ...(resumedAt > 0 ? [`${resumedAt} of them were there already, from a copy that was interrupted.`] : []),
    ...(documents > 0
      ? [`${documents} documents lie where UPLOADS_URL says, and stay there; so do the keys.`]
      : []),
  ];
  if (verdict.whole) return done(json, ...text, `The audit is whole: ${verdict.entries} entries.`);
  return negative(json, ...text, ...brokenWords(verdict.first), 'It is so in the source as well.');
}

async function linesOf(file: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of checkpointsFile(file).lines()) lines.push(line);
  return lines;
}

async function* each(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}
