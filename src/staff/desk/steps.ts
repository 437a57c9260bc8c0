// Steps of other actions: what they made is laid on the desk of who asked for it, in their own transaction.

import type { Who } from '../../audit/act.js';
import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { StaffId } from '../../shared/ids.js';
import type { DeskKind } from '../desk.js';
import { putItem } from './records.js';

/** The same `who`, with whatever the action gives laid on his desk when it is done. Nobody but staff has a desk. */
export function onDeskOf(
  needs: { readonly keys: Keys; readonly now: () => Instant },
  who: Who,
  kind: DeskKind,
): Who {
  if (who.kind !== 'staff' || who.id === null) return who;
  const staffId = who.id as StaffId;
  const at = needs.now();
  return {
    ...who,
    async alongside(tx: Tx, value: unknown) {
      await who.alongside?.(tx, value);
      await putItem(tx, needs.keys, { staffId, kind, value, at });
    },
  };
}

export { findItem as findOnDesk, putItem as putOnDesk, removeItem as clearFromDesk } from './records.js';
