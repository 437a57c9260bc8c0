// What a malware scanner says about a received file, when the agency has one.

import type { ReadableFacts } from './document.js';

/** `unscanned`: it could not be asked, or could not say. Never taken for clean. */
export type Scan = 'clean' | 'found' | 'unscanned';

/** Never rejects: a scanner that is out of reach leaves a file unscanned. */
export type Scanner = { scan(bytes: Uint8Array): Promise<Scan> };

/** The facts with what the scanner said among the findings. */
export function withScan(facts: ReadableFacts, scan: Scan | null): ReadableFacts {
  if (scan === null || scan === 'clean') return facts;
  const code = scan === 'found' ? 'MALWARE' : 'UNSCANNED';
  return { ...facts, findings: [...facts.findings, { code }] };
}
