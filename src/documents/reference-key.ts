// The mark by which a submission's reference is found: the reference itself is stored nowhere.

import { blindIndex } from '../sealing/blind-index.js';
import type { Keys } from '../sealing/keys.js';
import { readSubmissionReference } from './secrets.js';

/** The same however the reference is written. What cannot be a reference gives a mark that nothing has. */
export function referenceKeyOf(keys: Keys, reference: string): string {
  return blindIndex(keys, 'submission-reference', readSubmissionReference(reference) ?? '');
}
