// Where each page for staff stands. Links and routes are made here, and only here.

import type {
  AuthorizationId,
  CallId,
  CaseNumber,
  ClientId,
  DebtorId,
  StaffId,
  Id,
  SubmissionId,
  VerificationId,
} from '../../shared/ids.js';
import { STAFF } from '../error-page.js';

/** With `:id` or `:caseNumber` in its place each of them is the path of a route. */
export const paths = {
  start: STAFF,
  /** Search for a case by its number, or for a debtor by name and birth date. */
  search: `${STAFF}/finn`,
  case: (caseNumber: CaseNumber | ':caseNumber') => under('saker', caseNumber),
  debtor: (id: DebtorId | ':id') => under('debitorer', id),
  authorization: (id: AuthorizationId | ':id') => under('fullmakter', id),
  /** The answer to a question whether somebody may be spoken with. */
  decision: (id: VerificationId | ':id') => under('svar', id),
  /** Where a call is started. */
  calls: `${STAFF}/samtaler`,
  /** The same, with the case number filled in. */
  newCall: (caseNumber: CaseNumber) =>
    `${STAFF}/samtaler?${new URLSearchParams({ sak: caseNumber }).toString()}`,
  call: (id: CallId | ':id') => under('samtaler', id),
  /** What is done on a call, each at its own address. */
  callStep: (id: CallId | ':id', step: 'debitor' | 'muntlig' | 'debitor-har-lagt-pa' | 'slutt' | 'versjon') =>
    `${under('samtaler', id)}/${step}`,
  reviews: `${STAFF}/kontroll`,
  review: (id: SubmissionId | ':id') => under('kontroll', id),
  /** Takes the oldest one nobody is working on. */
  nextReview: `${STAFF}/kontroll/neste`,
  /** What is done with a review, each at its own address; of asking and rejecting the page that leads to it. */
  reviewStep: (id: SubmissionId | ':id', step: 'ta' | 'godkjenn' | 'mangler' | 'avslag') =>
    `${under('kontroll', id)}/${step}`,
  /** Where asking and rejecting are done. */
  reviewSent: (id: SubmissionId | ':id', step: 'mangler' | 'avslag') =>
    `${under('kontroll', id)}/${step}/send`,
  /** How one of its documents, from 1, differs from the form we issued. */
  reviewDifference: (id: SubmissionId | ':id', document: number | ':document') =>
    `${under('kontroll', id)}/forskjell/${document}`,
  callbacks: `${STAFF}/ring-tilbake`,
  /** Everything recorded, and how the chains stand. */
  audit: `${STAFF}/logg`,
  /** Every answer given about a case, a debtor or an agent. */
  decisions: `${STAFF}/avgjorelser`,
  figures: `${STAFF}/tall`,
  accounts: `${STAFF}/kontoer`,
  newAccount: `${STAFF}/kontoer/ny`,
  /** The link somebody chooses a password with, shown once. */
  invitation: `${STAFF}/kontoer/lenke`,
  account: (id: StaffId | ':id') => under('kontoer', id),
  clients: `${STAFF}/klienter`,
  newClient: `${STAFF}/klienter/ny`,
  /** The key of a client that was just made, shown once. */
  clientKey: `${STAFF}/klienter/nokkel`,
  client: (id: ClientId | ':id') => under('klienter', id),
  settings: `${STAFF}/innstillinger`,
  settingsAbout: `${STAFF}/innstillinger/byraa`,
  settingsHours: `${STAFF}/innstillinger/tider`,
  settingsPolicy: `${STAFF}/innstillinger/regler`,
  /** What was edited, beside what is in force; and what is done with it. */
  settingsDraft: `${STAFF}/innstillinger/utkast`,
  putInForce: `${STAFF}/innstillinger/utkast/bruk`,
  dropDraft: `${STAFF}/innstillinger/utkast/forkast`,
  retention: `${STAFF}/oppbevaring`,
  callbackStep: (id: Id<'callback'> | ':id', step: 'ikke-svar' | 'ferdig') =>
    `${under('ring-tilbake', id)}/${step}`,
  /** Where a call is started to somebody who waits for it. */
  newCallBack: (id: Id<'callback'>) => `${STAFF}/samtaler?${new URLSearchParams({ tilbake: id }).toString()}`,
} as const;

function under(place: string, one: string): string {
  return `${STAFF}/${place}/${one === ':id' || one === ':caseNumber' ? one : encodeURIComponent(one)}`;
}
