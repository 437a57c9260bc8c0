// How far back the record has been read, as it stands in an address: `chain:seq`, parted by commas.

import type { AuditCursor } from '../../../audit/steps.js';

const CURSOR = /^\d{1,6}:\d{1,15}(,\d{1,6}:\d{1,15})*$/;

/** From the beginning when it is none of ours. */
export function readCursor(text: string | undefined): AuditCursor {
  if (text === undefined || text.length > 500 || !CURSOR.test(text)) return new Map();
  const pairs = text.split(',').map((pair) => pair.split(':').map(Number));
  return new Map(pairs.map(([chain = 0, seq = 0]) => [chain, seq]));
}

export function cursorText(cursor: AuditCursor): string {
  return [...cursor].map(([chain, seq]) => `${chain}:${seq}`).join(',');
}
