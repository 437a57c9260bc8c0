// Checks every link of the audit, says what is wrong at the first place where it is, and records the verdict.

import { type Break, type Verdict, auditStatus, recordVerdict, verifyAudit } from '../audit/actions.js';
import type { Head } from '../audit/chain.js';
import { type Installation, inExisting } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, done, negative } from './outcome.js';
import { showProgress } from './progress.js';

/** Exit 1 when anything is broken; the first broken entry is named. */
export function verifyAuditCommand(io: Io): Promise<Outcome> {
  return inExisting(io, async (installation) => {
    const { world } = installation;
    const { heads } = await auditStatus(world);
    const total = heads.reduce((sum, { seq }) => sum + seq, 0);
    const progress = showProgress(io, { doing: 'Checking entries', total });
    const verdict = await verifyAudit(world, progress.at).finally(progress.stop);
    const recorded = await keepVerdict(installation, verdict);
    const more = recorded ? [] : ['This verdict could not be recorded: the audit takes no more entries.'];
    return verdict.whole
      ? done({ ...shownVerdict(verdict), recorded }, wholeWords(verdict), ...more)
      : negative({ ...shownVerdict(verdict), recorded }, ...brokenWords(verdict.first), ...more);
  });
}

/** A verdict as one JSON value. */
export function shownVerdict(verdict: Verdict) {
  if (!verdict.whole) return { whole: false, first: verdict.first };
  const { entries, checkpoints, heads } = verdict;
  return { whole: true, entries, checkpoints, heads: shownHeads(heads) };
}

export type ShownHead = { readonly chain: number; readonly seq: number; readonly hash: string };

/** The last link of each chain, as it may be written down. */
export function shownHeads(heads: readonly Head[]): ShownHead[] {
  return heads.map(({ chain, seq, hash }) => ({ chain, seq, hash: hash.toString('hex') }));
}

/** What is broken, in plain words. */
export function brokenWords(first: Break): readonly string[] {
  return [
    `The audit is broken at entry ${first.seq} of chain ${first.chain} (${first.fault}):`,
    FAULT_WORDS[first.fault],
  ];
}

const FAULT_WORDS: Readonly<Record<Break['fault'], string>> = {
  GAP: 'the entry that belongs here is missing, or another stands in its place.',
  ALTERED: 'it does not follow from the entry before it: something in it, or the order, has been changed.',
  KEY_DOES_NOT_FIT: 'the key beside it does not open what is sealed in it.',
  TRUNCATED: 'this entry and those after it have been cut off.',
  OLDER_THAN_CHECKPOINT:
    'a signed checkpoint vouches for it and it is not here. This database is older than the checkpoint: an old ' +
    'backup was brought back, a server has lost its last commits, or entries were cut off. Once the loss is ' +
    'understood and accepted: `fullmakt audit accept-loss`.',
  HEAD_DOES_NOT_FIT: 'it is not the entry the head of the chain was left at.',
  CHECKPOINT_DOES_NOT_FIT: 'a signed checkpoint vouches for another entry: the record has been rewritten.',
  CHECKPOINT_NOT_GENUINE: 'a line of the checkpoints file was not signed with the key of this installation.',
  OTHER_LOG: 'the checkpoints file belongs to another record: one of the two has been replaced.',
};

function wholeWords({ entries, checkpoints }: Extract<Verdict, { whole: true }>): string {
  return `The audit is whole: ${entries} entries, held against ${checkpoints} signed checkpoints.`;
}

/** False when the audit is so broken that nothing can be added to it. */
async function keepVerdict({ world, who }: Installation, verdict: Verdict): Promise<boolean> {
  try {
    await recordVerdict(world, who, verdict);
    return true;
  } catch (error) {
    if (verdict.whole) throw error;
    return false;
  }
}
