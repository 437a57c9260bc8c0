// Every table, spelled once for all engines: text ids, no database enums, identities or defaults, so that an engine is a connection string.

import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Day, Instant } from '../shared/dates.js';
import type {
  AuthorizationId,
  CallId,
  CaseNumber,
  ClientId,
  DebtorId,
  DocumentId,
  StaffId,
  SubmissionId,
  VerificationId,
} from '../shared/ids.js';
import type { Language } from '../shared/languages.js';
import type { Kit } from './kit.js';

// What a column may hold is said by the folder whose records keep it; here are only the words of `shared`.
// `dataKey` is the record's own key, wrapped; `sealed` is what only that key opens. Destroying the key erases the person.

export function defineSchema(k: Kit) {
  return {
    ...defineCore(k),
    ...defineGrants(k),
    ...definePapers(k),
    ...defineDoors(k),
    ...defineOffice(k),
  };
}
export type Schema = ReturnType<typeof defineSchema>;

/** So many entries of a chain lie together in the index of cases. Written out in it: another number needs another index. */
export const ENTRIES_A_PERIOD = 1024;

/** The period an entry falls in, spelled as the index has it. */
export function periodOf(seq: SQLWrapper): SQL<number> {
  return sql<number>`(${seq} / 1024)`;
}

function defineCore(k: Kit) {
  const meta = k.table('meta', { key: k.text('key').primaryKey(), value: k.bytes('value').notNull() });

  const debtors = k.table(
    'debtors',
    {
      id: k.text('id').$type<DebtorId>().primaryKey(),
      /** Blind index of the case system's own id, or of the folded name and birth date; null for neither. */
      externalKey: k.text('external_key'),
      personKey: k.text('person_key'),
      /** Blind index of first and last name and birth date: what staff search by. Of every debtor, as his name is spelled now. */
      searchKey: k.text('search_key'),
      /** The worst status on any of the debtor's cases. */
      status: k.text('status').notNull(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
    },
    (t) => [
      k.uniqueIndex('debtors_external_key').on(t.externalKey),
      k.uniqueIndex('debtors_person_key').on(t.personKey),
      k.index('debtors_search').on(t.searchKey),
    ],
  );

  const cases = k.table(
    'cases',
    {
      caseNumber: k.text('case_number').$type<CaseNumber>().primaryKey(),
      debtorId: k.text('debtor_id').$type<DebtorId>().notNull(),
      debtorStatus: k.text('debtor_status').notNull(),
      registeredOn: k.text('registered_on').$type<Day>().notNull(),
      status: k.text('status').$type<'open' | 'closed'>().notNull(),
      closedOn: k.text('closed_on').$type<Day>(),
      /** When a closure was last told to us; a reopening leaves it standing. */
      lastClosedAt: k.text('last_closed_at').$type<Instant>(),
      asOf: k.text('as_of').$type<Instant>(),
      updatedAt: k.text('updated_at').$type<Instant>().notNull(),
    },
    (t) => [k.index('cases_debtor').on(t.debtorId, t.debtorStatus)],
  );

  const auditEntries = k.table(
    'audit_entries',
    {
      chain: k.int('chain').notNull(),
      seq: k.int('seq').notNull(),
      at: k.text('at').$type<Instant>().notNull(),
      type: k.text('type').notNull(),
      outcome: k.text('outcome').$type<'done' | 'refused' | 'read'>().notNull(),
      actorKind: k.text('actor_kind').notNull(),
      actorId: k.text('actor_id'),
      /** The record it is about, such as an authorization's id. */
      aboutId: k.text('about_id'),
      caseNumber: k.text('case_number').$type<CaseNumber>(),
      requestId: k.text('request_id').notNull(),
      dataKey: k.bytes('data_key'),
      sealed: k.bytes('sealed').notNull(),
      hash: k.bytes('hash').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.chain, t.seq] }),
      k.index('audit_entries_about').on(t.aboutId, t.type, t.at),
      // Period by period of the chain: by the case alone, every entry would change a page of its own somewhere in the index,
      // which costs a question more than all else that is written for it.
      k.index('audit_entries_case').on(t.chain, periodOf(t.seq), t.caseNumber),
    ],
  );

  /**
   * One row a chain: the last link, and which process may append to it until when. Appending moves it from where the
   * process left it, in one statement, so a chain never forks, whatever the clocks say about the lease.
   */
  const auditHeads = k.table('audit_heads', {
    chain: k.int('chain').primaryKey(),
    seq: k.int('seq').notNull(),
    hash: k.bytes('hash').notNull(),
    owner: k.text('owner'),
    leasedUntil: k.text('leased_until').$type<Instant>(),
  });

  return { meta, debtors, cases, auditEntries, auditHeads };
}

function defineGrants(k: Kit) {
  const authorizations = k.table(
    'authorizations',
    {
      id: k.text('id').$type<AuthorizationId>().primaryKey(),
      kind: k.text('kind').$type<'written' | 'oral'>().notNull(),
      debtorId: k.text('debtor_id').$type<DebtorId>().notNull(),
      callId: k.text('call_id').$type<CallId>(),
      submissionId: k.text('submission_id').$type<SubmissionId>(),
      allCases: k.bool('all_cases').notNull(),
      powers: k.json<readonly string[]>('powers').notNull(),
      validFrom: k.text('valid_from').$type<Day>(),
      validThrough: k.text('valid_through').$type<Day>(),
      untilCaseClosed: k.bool('until_case_closed').notNull(),
      signedOn: k.text('signed_on').$type<Day>(),
      grantedAt: k.text('granted_at').$type<Instant>().notNull(),
      revokedAt: k.text('revoked_at').$type<Instant>(),
      resignedAt: k.text('resigned_at').$type<Instant>(),
      suspendedAt: k.text('suspended_at').$type<Instant>(),
      supersededAt: k.text('superseded_at').$type<Instant>(),
      annulledAt: k.text('annulled_at').$type<Instant>(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.index('authorizations_debtor').on(t.debtorId),
      k.index('authorizations_call').on(t.callId),
      k.index('authorizations_submission').on(t.submissionId),
      k.index('authorizations_granted').on(t.grantedAt, t.id),
    ],
  );

  /** The cases an authorization lists, and any case taken out of it since: of listed and of "all" ones alike. */
  const authorizationCases = k.table(
    'authorization_cases',
    {
      authorizationId: k.text('authorization_id').$type<AuthorizationId>().notNull(),
      caseNumber: k.text('case_number').$type<CaseNumber>().notNull(),
      takenOutAt: k.text('taken_out_at').$type<Instant>(),
    },
    (t) => [
      k.primaryKey({ columns: [t.authorizationId, t.caseNumber] }),
      k.index('authorization_cases_case').on(t.caseNumber),
    ],
  );

  const calls = k.table(
    'calls',
    {
      id: k.text('id').$type<CallId>().primaryKey(),
      caseNumber: k.text('case_number').$type<CaseNumber>().notNull(),
      startedAt: k.text('started_at').$type<Instant>().notNull(),
      endsAtLatest: k.text('ends_at_latest').$type<Instant>().notNull(),
      endedAt: k.text('ended_at').$type<Instant>(),
      debtorLeftAt: k.text('debtor_left_at').$type<Instant>(),
      recordingInformed: k.bool('recording_informed').notNull(),
      recordingDeclined: k.bool('recording_declined').notNull(),
    },
    // By this the open ones are found, however many have ended.
    (t) => [k.index('calls_ends').on(t.endsAtLatest)],
  );

  /** The answer's codes. Who was asked for, and what was said, lie sealed in the audit entry about this id. */
  const verifications = k.table('verifications', {
    id: k.text('id').$type<VerificationId>().primaryKey(),
    at: k.text('at').$type<Instant>().notNull(),
    caseNumber: k.text('case_number').$type<CaseNumber>().notNull(),
    power: k.text('power').notNull(),
    callId: k.text('call_id').$type<CallId>(),
    decision: k.text('decision').$type<'allow' | 'deny'>().notNull(),
    reasons: k.json<readonly string[]>('reasons').notNull(),
    authorizationId: k.text('authorization_id').$type<AuthorizationId>(),
  });

  return { authorizations, authorizationCases, calls, verifications };
}

function definePapers(k: Kit) {
  const submissions = k.table(
    'submissions',
    {
      id: k.text('id').$type<SubmissionId>().primaryKey(),
      receivedAt: k.text('received_at').$type<Instant>().notNull(),
      answerBy: k.text('answer_by').$type<Day>().notNull(),
      /** When the last papers came: the first ones, or more of them since. */
      newestPagesAt: k.text('newest_pages_at').$type<Instant>().notNull(),
      /** Blind index of what was sent, for which case; set while undecided, so that the same bytes are one task. */
      openKey: k.text('open_key'),
      /** Set while undecided: the review queue reads by it, oldest first. */
      openSince: k.text('open_since').$type<Instant>(),
      /** Set while pages of it wait for a machine to read them. */
      unreadSince: k.text('unread_since').$type<Instant>(),
      checklist: k.json<unknown>('checklist').notNull(),
      /** When a completion was last asked for; it is answered by papers that came later. */
      completionAskedAt: k.text('completion_asked_at').$type<Instant>(),
      completionMissing: k.json<readonly string[]>('completion_missing'),
      decidedAt: k.text('decided_at').$type<Instant>(),
      outcome: k.text('outcome').$type<'approved' | 'rejected'>(),
      decisionReasons: k.json<readonly string[]>('decision_reasons'),
      withdrawnAt: k.text('withdrawn_at').$type<Instant>(),
      authorizationId: k.text('authorization_id').$type<AuthorizationId>(),
      claimedAt: k.text('claimed_at').$type<Instant>(),
      claimKey: k.bytes('claim_key'),
      /** Who has claimed it, sealed apart from the papers: each part is changed by its own action. */
      claim: k.bytes('claim'),
      dataKey: k.bytes('data_key').notNull(),
      /** What was read from the papers and said beside them; once approved, who may withdraw it. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.uniqueIndex('submissions_open_key').on(t.openKey),
      // By these retention finds what is due, however much is not.
      k.index('submissions_decided').on(t.outcome, t.decidedAt),
      k.index('submissions_withdrawn').on(t.authorizationId, t.withdrawnAt),
      k.index('submissions_open').on(t.openSince, t.id),
    ],
  );

  /** A sender's secret key to a submission. The same papers sent twice have two references and one task. */
  const submissionReferences = k.table(
    'submission_references',
    {
      referenceKey: k.text('reference_key').primaryKey(),
      submissionId: k.text('submission_id').$type<SubmissionId>().notNull(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      /** Birth dates tried in vain since `triesSince`. */
      tries: k.int('tries').notNull(),
      triesSince: k.text('tries_since').$type<Instant>(),
      dataKey: k.bytes('data_key').notNull(),
      /** The sender's e-mail address, when given. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.index('submission_references_submission').on(t.submissionId)],
  );

  /**
   * What an undecided submission is found by: the agent it names in which cases, each of its cases, its debtor; on the form or
   * beside it. Gone once it is decided.
   */
  const submissionCases = k.table(
    'submission_cases',
    {
      /** Blind index of what was read; which kind of mark it is goes into it. */
      agentKey: k.text('agent_key').notNull(),
      submissionId: k.text('submission_id').$type<SubmissionId>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.agentKey, t.submissionId] }),
      k.index('submission_cases_submission').on(t.submissionId),
    ],
  );

  const documents = k.table(
    'documents',
    {
      id: k.text('id').$type<DocumentId>().primaryKey(),
      /** Keyed hash of the bytes: finds the same file again, tells nobody else anything. */
      contentKey: k.text('content_key').notNull(),
      /** Random name of the sealed object. */
      objectName: k.text('object_name').notNull(),
      /** The data key of the object, wrapped; the object itself is sealed. */
      objectKey: k.bytes('object_key').notNull(),
      size: k.int('size').notNull(),
      type: k.text('type').$type<'pdf' | 'jpeg' | 'png' | 'heic' | 'tiff'>().notNull(),
      pages: k.int('pages').notNull(),
      receivedAt: k.text('received_at').$type<Instant>().notNull(),
      /** What the malware scanner said; null where none was set. */
      scan: k.text('scan').$type<'clean' | 'found' | 'unscanned'>(),
      dataKey: k.bytes('data_key').notNull(),
      /** What the reader found in it, and its SHA-256. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.uniqueIndex('documents_content').on(t.contentKey),
      k.uniqueIndex('documents_object').on(t.objectName),
      k.index('documents_scan').on(t.scan, t.id),
    ],
  );

  const submissionDocuments = k.table(
    'submission_documents',
    {
      submissionId: k.text('submission_id').$type<SubmissionId>().notNull(),
      position: k.int('position').notNull(),
      documentId: k.text('document_id').$type<DocumentId>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      /** The file's name as sent. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.submissionId, t.position] }),
      k.index('submission_documents_document').on(t.documentId),
    ],
  );

  /** Documents with pages that a machine is to read in the background, oldest first. Gone once that is done or given up. */
  const pendingReadings = k.table(
    'pending_readings',
    {
      documentId: k.text('document_id').$type<DocumentId>().primaryKey(),
      askedAt: k.text('asked_at').$type<Instant>().notNull(),
      /** How often it was begun: what ends its reader again and again is given up. */
      tries: k.int('tries').notNull(),
    },
    (t) => [k.index('pending_readings_asked').on(t.askedAt, t.documentId)],
  );

  /** Every print of the form that was ever handed out, by the hash of what is printed on it. */
  const formEditions = k.table('form_editions', {
    contentHash: k.text('content_hash').primaryKey(),
    edition: k.text('edition').notNull(),
    /** The reference printed on it; null on a blank. */
    reference: k.text('reference'),
    issuedAt: k.text('issued_at').$type<Instant>().notNull(),
  });

  const issuedForms = k.table(
    'issued_forms',
    {
      reference: k.text('reference').primaryKey(),
      /** Blind index of the token that opens the PDF. */
      tokenKey: k.text('token_key').notNull(),
      language: k.text('language').$type<Language>().notNull(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      expiresAt: k.text('expires_at').$type<Instant>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      /** What was asked for: the grant as printed. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.uniqueIndex('issued_forms_token').on(t.tokenKey),
      k.index('issued_forms_created').on(t.createdAt, t.reference),
    ],
  );

  const callbacks = k.table(
    'callbacks',
    {
      id: k.text('id').primaryKey(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      preferredAt: k.text('preferred_at').$type<Instant>(),
      /** When somebody last called without getting an answer. */
      triedAt: k.text('tried_at').$type<Instant>(),
      /** When it was seen to; null while it waits. */
      doneAt: k.text('done_at').$type<Instant>(),
      dataKey: k.bytes('data_key').notNull(),
      /** The phone number, and the case number as typed: people write other things there. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.index('callbacks_created').on(t.createdAt, t.id),
      k.index('callbacks_waiting').on(t.doneAt, t.createdAt, t.id),
    ],
  );

  return {
    submissions,
    submissionReferences,
    submissionCases,
    documents,
    submissionDocuments,
    pendingReadings,
    formEditions,
    issuedForms,
    callbacks,
  };
}

function defineDoors(k: Kit) {
  const apiClients = k.table('api_clients', {
    id: k.text('id').$type<ClientId>().primaryKey(),
    name: k.text('name').notNull(),
    secretHash: k.bytes('secret_hash').notNull(),
    scopes: k.json<readonly string[]>('scopes').notNull(),
    createdAt: k.text('created_at').$type<Instant>().notNull(),
    revokedAt: k.text('revoked_at').$type<Instant>(),
  });

  const idempotentAnswers = k.table(
    'idempotent_answers',
    {
      /** Blind index of client, route and key. */
      requestKey: k.text('request_key').primaryKey(),
      bodyKey: k.text('body_key').notNull(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.index('idempotent_answers_created').on(t.createdAt)],
  );

  /** How often something was asked for within a stretch of time, by all processes together. */
  const rateCounters = k.table(
    'rate_counters',
    {
      /** Blind index of what is counted and of the address it came from. */
      subjectKey: k.text('subject_key').primaryKey(),
      count: k.int('count').notNull(),
      /** Then it begins anew. */
      until: k.text('until').$type<Instant>().notNull(),
    },
    (t) => [k.index('rate_counters_until').on(t.until)],
  );

  /** One row for each piece of background work: which process does it until when, and when it was last done. */
  const duties = k.table('duties', {
    name: k.text('name').primaryKey(),
    owner: k.text('owner'),
    leasedUntil: k.text('leased_until').$type<Instant>(),
    doneAt: k.text('done_at').$type<Instant>(),
  });

  const staffAccounts = k.table(
    'staff_accounts',
    {
      id: k.text('id').$type<StaffId>().primaryKey(),
      /** Blind index of the username. */
      usernameKey: k.text('username_key').notNull(),
      roles: k.json<readonly string[]>('roles').notNull(),
      /** Null until the person has chosen a password. */
      passwordHash: k.text('password_hash'),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      disabledAt: k.text('disabled_at').$type<Instant>(),
      dataKey: k.bytes('data_key').notNull(),
      /** Username and name. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.uniqueIndex('staff_accounts_username').on(t.usernameKey)],
  );

  /** The way to choose a password, once; for nobody yet when it makes the first account. */
  const staffLinks = k.table('staff_links', {
    /** Blind index of the link's secret. */
    linkKey: k.text('link_key').primaryKey(),
    staffId: k.text('staff_id').$type<StaffId>(),
    expiresAt: k.text('expires_at').$type<Instant>().notNull(),
  });

  const staffSessions = k.table(
    'staff_sessions',
    {
      /** Hash of the secret in the cookie. */
      key: k.text('key').primaryKey(),
      staffId: k.text('staff_id').$type<StaffId>().notNull(),
      startedAt: k.text('started_at').$type<Instant>().notNull(),
      lastUsedAt: k.text('last_used_at').$type<Instant>().notNull(),
      endsAt: k.text('ends_at').$type<Instant>().notNull(),
    },
    (t) => [k.index('staff_sessions_staff').on(t.staffId), k.index('staff_sessions_ends').on(t.endsAt)],
  );

  const signInTries = k.table(
    'sign_in_tries',
    {
      /** Blind index of the username, and of the browser where it is known. */
      tryKey: k.text('try_key').primaryKey(),
      tries: k.int('tries').notNull(),
      since: k.text('since').$type<Instant>().notNull(),
    },
    (t) => [k.index('sign_in_tries_since').on(t.since)],
  );

  /** What one visitor has typed and not sent yet, and what he has been given: kept for his browser alone, for a day. */
  const visits = k.table(
    'visits',
    {
      /** Hash of the secret in the cookie. */
      key: k.text('key').primaryKey(),
      expiresAt: k.text('expires_at').$type<Instant>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.index('visits_expires').on(t.expiresAt)],
  );

  return {
    apiClients,
    idempotentAnswers,
    rateCounters,
    duties,
    visits,
    staffAccounts,
    staffLinks,
    staffSessions,
    signInTries,
  };
}

function defineOffice(k: Kit) {
  /** What lies in front of one person at work: begun and not finished, or to be shown once. */
  const deskItems = k.table(
    'desk_items',
    {
      staffId: k.text('staff_id').$type<StaffId>().notNull(),
      kind: k.text('kind').notNull(),
      keptAt: k.text('kept_at').$type<Instant>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.staffId, t.kind] }), k.index('desk_items_kept').on(t.keptAt)],
  );

  /** The settings of the agency as they were edited here, each edition whole; without any those of its file hold. */
  const settingsEditions = k.table('settings_editions', {
    edition: k.int('edition').primaryKey(),
    at: k.text('at').$type<Instant>().notNull(),
    staffId: k.text('staff_id').$type<StaffId>().notNull(),
    agency: k.json<unknown>('agency').notNull(),
  });

  /** How often something happened on a day in Oslo: numbers only, kept when what was counted is gone. */
  const dailyFigures = k.table(
    'daily_figures',
    {
      day: k.text('day').$type<Day>().notNull(),
      name: k.text('name').notNull(),
      count: k.int('count').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.day, t.name] })],
  );

  return { deskItems, settingsEditions, dailyFigures };
}
