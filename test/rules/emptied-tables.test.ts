// Nothing is kept for ever by oversight: of each table it is said what empties it.

import { expect, test } from 'vitest';
import { TABLES } from '../../src/database/tables.js';
import type { RetentionRule } from '../../src/retention/rules.js';

/** Every table with personal data in it has a rule that empties it, or a reason why none does. */
const GOES_BY: Readonly<Record<string, RetentionRule | `stays: ${string}` | `by itself: ${string}`>> = {
  meta: 'stays: facts about the installation',
  debtors: 'stays: as the case system tells us',
  cases: 'stays: as the case system tells us',
  auditEntries: 'audit-details',
  auditHeads: 'stays: nothing personal',
  authorizations: 'authorizations',
  authorizationCases: 'authorizations',
  calls: 'calls',
  verifications: 'denied-questions',
  submissions: 'rejected-papers',
  submissionReferences: 'rejected-papers',
  submissionCases: 'rejected-papers',
  documents: 'rejected-papers',
  submissionDocuments: 'rejected-papers',
  pendingReadings: 'by itself: once they are read, or their document is gone',
  formEditions: 'stays: hashes of what we printed',
  issuedForms: 'issued-forms',
  callbacks: 'callbacks',
  apiClients: 'stays: systems, not people',
  idempotentAnswers: 'kept-answers',
  staffAccounts: 'stays: who has done what is told by them',
  staffLinks: 'by itself: with the next one that is made or used',
  staffSessions: 'by itself: with the next sign-in',
  signInTries: 'by itself: with the next try',
  visits: 'by itself: with the next visit',
  rateCounters: 'by itself: spent counters are removed',
  duties: 'stays: nothing personal',
  deskItems: 'by itself: what has lain there for two days is cleared away',
  settingsEditions: 'stays: nothing personal',
  dailyFigures: 'stays: nothing personal',
};

test('for every table it is decided how it is emptied', () => {
  expect(Object.keys(GOES_BY).toSorted()).toEqual(TABLES.map(({ name }) => name as string).toSorted());
});
