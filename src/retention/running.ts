// Retention when a person asks for it: what is over its time goes now, unless somebody else is at it.

import type { Who } from '../audit/act.js';
import { takeLease } from '../duties/lease.js';
import { type Needs, RETENTION, type Retained, applyRetention, confirmClock } from './actions.js';

/**
 * Whoever asks has looked at the clock and at what would go. `goOn` is asked between two batches; on false the rest is left
 * to background work. Null when another process is erasing just now.
 */
export async function retainNow(
  needs: Needs,
  who: Who,
  goOn: () => boolean = () => true,
): Promise<readonly Retained[] | null> {
  const lease = await takeLease(needs, RETENTION);
  if (!lease) return null;
  let isAll = true;
  try {
    await confirmClock(needs);
    const retained = await applyRetention(needs, who, async () => {
      isAll &&= goOn();
      return isAll && (await lease.stillOurs());
    });
    await (isAll ? lease.finish() : lease.giveBack());
    return retained;
  } catch (error) {
    await lease.giveBack();
    throw error;
  }
}
