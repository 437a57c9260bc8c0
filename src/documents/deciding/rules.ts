// Whether what a reviewer approves can be approved: complete, valid, and explained where the machine warned.

import type { Policy } from '../../shared/agency.js';
import type { Day } from '../../shared/dates.js';
import type { Fault } from '../../shared/result.js';
import { type Checklist, type Deficiency, REQUIREMENTS, type Requirement } from '../checklist.js';
import { faultsOf } from '../faults.js';
import type { TypedGrant } from '../reading.js';
import { judgeGrant } from '../rules.js';

/**
 * All faults: each requirement the reviewer has not checked, each typed field that is left out or cannot stand, and a
 * missing note. `checklist` is the machine's; only its warnings count here.
 */
export function judgeApproval({
  grant,
  checks,
  note,
  checklist,
  today,
  policy,
}: {
  readonly grant: TypedGrant;
  readonly checks: readonly Requirement[];
  readonly note: string | null;
  readonly checklist: Checklist;
  readonly today: Day;
  readonly policy: Policy;
}): readonly Fault[] {
  const unchecked = REQUIREMENTS.filter((requirement) => !checks.includes(requirement)).map(
    (requirement) => ({ path: `checks.${requirement}`, code: 'NOT_COMPLETE' }),
  );
  const lines = judgeGrant(grant, { today, policy });
  const invalid = lines.filter(({ state }) => state === 'invalid' || state === 'missing');
  const unexplained = note === null && checklist.some(({ reasons }) => reasons.some(needsNote));
  const noteFaults = unexplained ? [{ path: 'note', code: 'NOTE_NEEDED' }] : [];
  return [...unchecked, ...faultsOf(invalid, 'fields.'), ...noteFaults];
}

/** The code of the whole: what is not complete first, else what is first. What cannot be superseded is a fault of input. */
export function approvalCode(faults: readonly Fault[]): string {
  if (faults.some(({ code }) => INCOMPLETE.has(code))) return 'NOT_COMPLETE';
  const code = faults[0]?.code ?? 'INVALID_INPUT';
  return code === 'NOT_POSSIBLE' ? 'INVALID_INPUT' : code;
}

const INCOMPLETE: ReadonlySet<string> = new Set(['NOT_COMPLETE', 'NOT_FILLED_IN', 'NO_END', 'NO_SCOPE']);

/** A paper somebody has changed may be approved, but not without a word of why (api.md, Review). */
function needsNote(reason: Deficiency): boolean {
  return reason === 'CHANGED_AFTER_SIGNING' || reason === 'SIGNATURE_INVALID' || reason === 'FORM_ALTERED';
}
