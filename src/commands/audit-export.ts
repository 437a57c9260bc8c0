// Hands out the whole audit as JSON lines, for a verifier that is none of ours.

import { once } from 'node:events';
import { type WriteStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { exportAudit } from '../audit/actions.js';
import type { Link } from '../audit/chain.js';
import { type Installation, inExisting } from './installation.js';
import { type Io, write } from './io.js';
import { type Outcome, done } from './outcome.js';

/** To a new file, or to stdout. That it was handed out is recorded before the first line is. */
export function exportAuditCommand(io: Io, to: { readonly out: string | null }): Promise<Outcome> {
  const { out } = to;
  return inExisting(io, async (installation) => {
    if (out === null) {
      await writeEntries(installation, io.stdout);
      return done(null);
    }
    const entries = await writeFile(installation, out);
    const { logId } = installation.world;
    return done({ entries, logId, file: out }, `${entries} entries are in ${out}.`);
  });
}

async function writeFile(installation: Installation, out: string): Promise<number> {
  const file = createWriteStream(out, { flags: 'wx', mode: 0o600, flush: true });
  await once(file, 'open');
  try {
    const entries = await writeEntries(installation, file);
    await ended(file);
    return entries;
  } catch (error) {
    file.destroy();
    await rm(out, { force: true });
    throw error;
  }
}

async function ended(file: WriteStream): Promise<void> {
  file.end();
  await once(file, 'close');
}

async function writeEntries({ world, who }: Installation, target: NodeJS.WritableStream): Promise<number> {
  let entries = 0;
  await write(target, `${JSON.stringify({ format: 'fullmakt-audit/1', logId: world.logId })}\n`);
  for await (const entry of exportAudit(world, who)) {
    await write(target, `${JSON.stringify(exported(entry))}\n`);
    entries += 1;
  }
  return entries;
}

/** The keys beside the entries stay here: a copy of them would outlive the erasure of a person. */
function exported(entry: Link) {
  return {
    chain: entry.chain,
    seq: entry.seq,
    at: entry.at,
    type: entry.type,
    outcome: entry.outcome,
    actorKind: entry.actorKind,
    actorId: entry.actorId,
    aboutId: entry.aboutId,
    caseNumber: entry.caseNumber,
    requestId: entry.requestId,
    sealed: entry.sealed.toString('base64'),
    hash: entry.hash.toString('base64'),
  };
}
