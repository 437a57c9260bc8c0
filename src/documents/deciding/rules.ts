// Whether what a reviewer approves can be approved: complete, valid, and explained where the machine warned.

import type { Policy } from '../../shared/agency.js';
import type { Day } from '../../shared/dates.js';
import type { Fault } from '../../shared/result.js';
import { type Checklist, type Deficiency, REQUIREMENTS, type Requirement } from '../checklist.js';
import type { Finding } from '../facts.js';
import { faultsOf } from '../faults.js';
import type { TypedGrant } from '../reading.js';
import { judgeGrant } from '../rules.js';

/**
 * All faults: each requirement the reviewer has not checked, each typed field that is left out or cannot stand, malware
 * and a missing note. `checklist` is the machine's; only its warnings count here. `documents` are all papers of the
 * submission, in their order.
 */
export function judgeApproval({
  grant,
  checks,
  note,
  checklist,
  documents,
  today,
  policy,
}: {
  readonly grant: TypedGrant;
  readonly checks: readonly Requirement[];
  readonly note: string | null;
  readonly checklist: Checklist;
  readonly documents: readonly Scanned[];
  readonly today: Day;
  readonly policy: Policy;
}): readonly Fault[] {
  const unchecked = REQUIREMENTS.filter((requirement) => !checks.includes(requirement)).map(
    (requirement) => ({ path: `checks.${requirement}`, code: 'NOT_COMPLETE' }),
  );
  const lines = judgeGrant(grant, { today, policy });
  const invalid = lines.filter(({ state }) => state === 'invalid' || state === 'missing');
  const noteFaults =
    note === null && approvalNeedsNote({ checklist, documents })
      ? [{ path: 'note', code: 'NOTE_NEEDED' }]
      : [];
  return [...unchecked, ...faultsOf(invalid, 'fields.'), ...malwareFaults(documents), ...noteFaults];
}

type Scanned = { readonly facts: { readonly findings: readonly Finding[] } };

/**
 * A paper that somebody has changed may be approved, but not without a word of why (api.md, Review). So may one no
 * scanner has seen: that it was out of reach is our fault, reviewers only ever see our own pictures of a file, and the
 * answer is due within a week (2026 law § 17). Beside malware it takes a word of which paper is relied on.
 */
export function approvalNeedsNote({
  checklist,
  documents,
}: {
  readonly checklist: Checklist;
  readonly documents: readonly Scanned[];
}): boolean {
  return checklist.some(({ reasons }) => reasons.some(needsNote)) || documents.some(isDoubtful);
}

/** House rule: nothing is approved on a file with malware alone, whatever anybody writes; a new picture of the sheet is easily made. */
export function mayNotBeReliedOn(documents: readonly Scanned[]): boolean {
  return documents.length > 0 && documents.every(hasMalware);
}

function malwareFaults(documents: readonly Scanned[]): readonly Fault[] {
  if (!mayNotBeReliedOn(documents)) return [];
  return documents.map((_one, index) => ({ path: `documents[${index}]`, code: 'MALWARE_FOUND' }));
}

function hasMalware({ facts }: Scanned): boolean {
  return facts.findings.some(({ code }) => code === 'MALWARE');
}

function isDoubtful({ facts }: Scanned): boolean {
  return facts.findings.some(({ code }) => code === 'MALWARE' || code === 'UNSCANNED');
}

/** The code of the whole: what is not complete first, else what is first. What cannot be superseded is a fault of input. */
export function approvalCode(faults: readonly Fault[]): string {
  if (faults.some(({ code }) => INCOMPLETE.has(code))) return 'NOT_COMPLETE';
  const code = faults[0]?.code ?? 'INVALID_INPUT';
  return code === 'NOT_POSSIBLE' ? 'INVALID_INPUT' : code;
}

const INCOMPLETE: ReadonlySet<string> = new Set(['NOT_COMPLETE', 'NOT_FILLED_IN', 'NO_END', 'NO_SCOPE']);

function needsNote(reason: Deficiency): boolean {
  return reason === 'CHANGED_AFTER_SIGNING' || reason === 'SIGNATURE_INVALID' || reason === 'FORM_ALTERED';
}
