// What was recorded after a backup was made, as the checkpoints outside it know: bringing it back loses that much.

import type { Manifest } from '../adapters/backup-folder.js';
import { checkpointsFile } from '../adapters/checkpoints-file.js';
import { readCheckpoint } from '../audit/checkpoint.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { Stopped, refuse } from './outcome.js';

export type Loss = {
  /** Audit entries that a signed checkpoint vouches for and the backup does not hold. */
  readonly entries: number;
  /** When the newest such checkpoint was signed. */
  readonly through: Instant;
};

/** Null when no checkpoint is newer than the backup. @throws Stopped when the checkpoints are of another installation. */
export async function readLoss(file: string, keys: Keys, manifest: Manifest): Promise<Loss | null> {
  const held = new Map(manifest.heads.map(({ chain, seq }) => [chain, seq]));
  const newest = new Map<number, number>();
  let through: Instant | null = null;
  for await (const line of checkpointsFile(file).lines()) {
    const checkpoint = readCheckpoint(keys.signing, line);
    if (checkpoint?.logId !== manifest.logId) throw new Stopped(foreign(file));
    for (const { chain, seq } of checkpoint.heads) {
      newest.set(chain, Math.max(seq, newest.get(chain) ?? 0));
      if (seq > (held.get(chain) ?? 0)) through = checkpoint.at;
    }
  }
  if (through === null) return null;
  const entries = [...newest].reduce(
    (sum, [chain, seq]) => sum + Math.max(0, seq - (held.get(chain) ?? 0)),
    0,
  );
  return { entries, through };
}

/** The warning to whoever brings it back. */
export function lossWords(
  { entries, through }: Loss,
  manifest: Manifest,
  aside: string | null,
): readonly string[] {
  return [
    `WARNING: this backup of ${manifest.createdAt} is older than what was recorded: ${entries} audit entries up to ` +
      `${through} are not in it. What was done then, revocations among it, is not known here any more.`,
    aside === null
      ? '`audit verify` will say so until the loss is accepted: restore again with --accept-loss.'
      : `The loss is accepted and recorded; the newer checkpoints were set aside in ${aside}.`,
  ];
}

function foreign(file: string) {
  return refuse(
    'NOT_EMPTY',
    `the checkpoints in ${file} are not of the installation in this backup: move them away first`,
  );
}
