// Everything that is recorded: each change, each look at personal data, each question asked, allowed or not.

import type { CaseNumber } from '../shared/ids.js';

export type EventType =
  | 'case-registered'
  | 'case-changed'
  | 'case-ignored-as-older'
  | 'searched'
  | 'case-read'
  | 'debtor-read'
  | 'form-issued'
  | 'form-opened'
  | 'submission-received'
  | 'submission-added-to'
  | 'submission-repeated'
  | 'submission-withdrawn'
  | 'submission-checked'
  | 'review-queue-read'
  | 'review-read'
  | 'review-claimed'
  | 'completion-asked'
  | 'submission-approved'
  | 'submission-rejected'
  | 'document-opened'
  | 'document-scanned'
  | 'authorization-granted'
  | 'authorization-read'
  | 'authorizations-listed'
  | 'authorization-revoked'
  | 'authorization-resigned'
  | 'authorization-suspended'
  | 'authorization-resumed'
  | 'authorization-superseded'
  | 'authorization-annulled'
  | 'case-taken-out'
  | 'call-started'
  | 'calls-listed'
  | 'call-read'
  | 'debtor-checked'
  | 'call-ended'
  | 'debtor-left'
  | 'oral-authorization-asked'
  | 'disclosure-decided'
  | 'verification-read'
  | 'callback-asked'
  | 'callbacks-listed'
  | 'callback-read'
  | 'callback-tried'
  | 'callback-done'
  | 'client-created'
  | 'client-revoked'
  | 'clients-listed'
  | 'staff-created'
  | 'staff-changed'
  | 'staff-disabled'
  | 'staff-invited'
  | 'staff-listed'
  | 'settings-drafted'
  | 'settings-changed'
  | 'password-set'
  | 'signed-in'
  | 'sign-in-failed'
  | 'signed-out'
  | 'visit-kept'
  | 'visit-ended'
  | 'debtor-identified'
  | 'answer-repeated'
  | 'audit-read'
  | 'audit-verified'
  | 'records-erased'
  | 'keys-rotated'
  | 'backup-made'
  | 'backup-restored'
  | 'loss-accepted';

/**
 * One line of the record. `details` may name persons: it is sealed with a key of its own, so that a person can be
 * forgotten while the chain stays whole. Everything else holds ids and codes only.
 */
export type AuditEvent = {
  readonly type: EventType;
  /** `refused`: it was asked for and not done. `read`: nothing changed, personal data was shown. */
  readonly outcome: 'done' | 'refused' | 'read';
  /** The record it is about. */
  readonly about: string | null;
  readonly caseNumber?: CaseNumber | null;
  readonly details?: Readonly<Record<string, unknown>>;
};

/**
 * Who acts. A client may act for a person it names itself: claimed, never looked up (api.md, Who may call). Staff act by
 * themselves; `onBehalfOf` is then the name on their account.
 */
export type Actor = {
  readonly kind: 'anyone' | 'client' | 'staff' | 'operator' | 'system';
  readonly id: string | null;
  readonly onBehalfOf: string | null;
  /** One a request; stands in the log, the problem answer and here. */
  readonly requestId: string;
};
