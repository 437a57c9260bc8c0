// The schema as PostgreSQL spells it; drizzle-kit generates db/migrations/postgres from here.

import { postgresKit } from './kit.postgres.js';
import { defineSchema } from './schema.js';

export const {
  meta,
  debtors,
  cases,
  authorizations,
  authorizationCases,
  calls,
  submissions,
  submissionReferences,
  submissionCases,
  documents,
  submissionDocuments,
  formEditions,
  pendingReadings,
  issuedForms,
  callbacks,
  verifications,
  auditEntries,
  auditHeads,
  apiClients,
  idempotentAnswers,
  rateCounters,
  duties,
  staffAccounts,
  staffLinks,
  staffSessions,
  signInTries,
  visits,
  deskItems,
  settingsEditions,
  dailyFigures,
} = defineSchema(postgresKit);
