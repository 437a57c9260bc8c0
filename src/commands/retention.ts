// Erases what is over its time, or tells what would go; the same that background work does beside a running server.

import { openUploads } from '../adapters/open-uploads.js';
import { countOrphans, removeOrphans } from '../documents/storing/actions.js';
import { type Needs, type Retained, previewRetention } from '../retention/actions.js';
import { retainNow } from '../retention/running.js';
import { type Installation, inExisting } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, done, refuse } from './outcome.js';

/** Whoever runs it has looked at the clock: what was held back because it had jumped goes now. */
export function retentionCommand(io: Io, { dryRun }: { readonly dryRun: boolean }): Promise<Outcome> {
  return inExisting(io, async (installation) => {
    const { world, config } = installation;
    const files = await openUploads({ now: world.now, doubt: () => undefined }, config);
    const needs = { ...world, files };
    if (!dryRun) return eraseNow(installation, needs);
    return told({ dryRun, retained: await previewRetention(needs), orphans: await countOrphans(needs) });
  });
}

async function eraseNow({ who }: Installation, needs: Needs): Promise<Outcome> {
  const retained = await retainNow(needs, who);
  if (!retained) return refuse('UNDER_WAY', 'another process is erasing just now; try again in some minutes');
  return told({ dryRun: false, retained, orphans: await removeOrphans(needs) });
}

function told(result: {
  readonly dryRun: boolean;
  readonly retained: readonly Retained[];
  readonly orphans: number;
}): Outcome {
  const { dryRun, retained, orphans } = result;
  const total = retained.reduce((sum, { count }) => sum + count, orphans);
  const lines = retained.map(({ rule, before, count }) => line(rule, count, `ended before ${before}`));
  return done(
    { dryRun, rules: retained, orphanedUploads: orphans },
    dryRun ? `${total} records would go; nothing was changed.` : `${total} records are gone.`,
    ...lines,
    line('orphaned-uploads', orphans, 'stored more than an hour ago, and no document needs them'),
  );
}

function line(rule: string, count: number, why: string): string {
  return `${String(count).padStart(8)}  ${rule.padEnd(18)} ${why}`;
}
