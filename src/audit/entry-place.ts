// Where an audit entry's sealed part belongs: moved to another place in the chain it does not open.

import type { Place } from '../sealing/envelope.js';

export function entryPlace(chain: number, seq: number): Place {
  return { table: 'audit_entries', row: `${chain}/${seq}`, column: 'sealed' };
}
