// Judges the one question everything else is for: may this person, now, do this, in this case – and why not?

import type { Authorization } from '../authorizations/authorization.js';
import { comparePerson } from '../people/person.js';
import { osloDayOrNull } from '../shared/dates.js';
import type {
  DenyReason,
  Disclosure,
  DisclosureFacts,
  DisclosureQuestion,
  MismatchedPart,
  Obligation,
} from './disclosure.js';
import { debtorFlag, failedLines } from './lines.js';

/**
 * Allows only on one authorization for which every line of domain § 3 holds at the instant of the question; of several, a
 * written one before an oral one, then the newest. Otherwise denies with all failed lines of the nearest one. Odd data (an
 * unknown call, another debtor's authorization, an instant that is none) is a line that fails, never an error.
 */
export function decideDisclosure(question: DisclosureQuestion, facts: DisclosureFacts): Disclosure {
  const asked = facts.case;
  if (asked === null) return deny({ reasons: ['UNKNOWN_CASE'], nearest: null, mismatched: [] });

  const today = osloDayOrNull(question.now);
  const candidates = facts.authorizations
    .filter((authorization) => authorization.debtorId === asked.debtorId)
    .map((authorization) => ({
      authorization,
      failed: failedLines(authorization, { question, facts, asked, today }),
    }));

  const [nearest] = candidates.toSorted(byNearness);
  if (nearest === undefined) return denyWithoutAuthorization(facts);

  const [basis] = candidates.filter(({ failed }) => failed.length === 0).toSorted(byPreference);
  if (basis === undefined) return denyOn(nearest, question, facts);

  const { authorization } = basis;
  return { decision: 'allow', authorization, obligations: obligationsOn(authorization, question) };
}

/** One of the debtor's authorizations, and which lines fail for it. */
type Candidate = { readonly authorization: Authorization; readonly failed: readonly DenyReason[] };

type Denial = Extract<Disclosure, { decision: 'deny' }>;

function deny(why: Omit<Denial, 'decision'>): Denial {
  return { decision: 'deny', ...why };
}

function denyWithoutAuthorization(facts: DisclosureFacts): Denial {
  const reasons: readonly DenyReason[] = [
    'NO_AUTHORIZATION',
    ...notApproved(facts),
    ...debtorFlag(facts.debtorStatus),
  ];
  return deny({ reasons, nearest: null, mismatched: [] });
}

// All lines of an authorization fail in the order of DENY_REASONS; what is not approved yet comes before them.
function denyOn(nearest: Candidate, question: DisclosureQuestion, facts: DisclosureFacts): Denial {
  const { authorization, failed } = nearest;
  const mismatched = failed.includes('AGENT_NOT_MATCHED') ? mismatchedParts(authorization, question) : [];
  return deny({ reasons: [...notApproved(facts), ...failed], nearest: authorization.id, mismatched });
}

function notApproved(facts: DisclosureFacts): readonly DenyReason[] {
  return facts.undecidedSubmission ? ['NOT_APPROVED'] : [];
}

function mismatchedParts(
  authorization: Authorization,
  question: DisclosureQuestion,
): readonly MismatchedPart[] {
  const agrees = comparePerson(question.agent, authorization.agent);
  const parts: readonly MismatchedPart[] = ['name', 'birthDate'];
  return parts.filter((part) => !agrees[part]);
}

function obligationsOn(authorization: Authorization, question: DisclosureQuestion): readonly Obligation[] {
  const obligations: Obligation[] = [];
  const isOral = authorization.kind === 'oral';
  // Not binding on the debtor if we knew the limit (avtaleloven § 11).
  if (authorization.limits !== null) obligations.push('READ_LIMITS');
  // Acting for someone takes authority in writing (2026 law § 28): an oral one gives information and dialogue.
  if (isOral && question.power === 'agreements') obligations.push('DEBTOR_CONFIRMS_AGREEMENT');
  if (isOral) obligations.push('DEBTOR_STAYS_ON_LINE');
  return obligations;
}

/** The agent matches, then the case is covered, then the fewest failed lines, then the newest (api.md, Verification). */
function byNearness(a: Candidate, b: Candidate): number {
  return (
    Number(a.failed.includes('AGENT_NOT_MATCHED')) - Number(b.failed.includes('AGENT_NOT_MATCHED')) ||
    Number(a.failed.includes('CASE_NOT_COVERED')) - Number(b.failed.includes('CASE_NOT_COVERED')) ||
    a.failed.length - b.failed.length ||
    byAge(a.authorization, b.authorization)
  );
}

function byPreference(a: Candidate, b: Candidate): number {
  const [first, second] = [a.authorization, b.authorization];
  return Number(first.kind === 'oral') - Number(second.kind === 'oral') || byAge(first, second);
}

// Newest first; of two granted at the same instant, the one whose id is greater.
function byAge(a: Authorization, b: Authorization): number {
  return descending(a.grantedAt, b.grantedAt) || descending(a.id, b.id);
}

function descending(a: string, b: string): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
