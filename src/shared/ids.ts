// Branded ids: a call's id can never be passed where an authorization's id is asked for.

export type Id<Of extends string> = string & { readonly __of: Of };

export type DebtorId = Id<'debtor'>;
export type AuthorizationId = Id<'authorization'>;
export type CallId = Id<'call'>;
export type SubmissionId = Id<'submission'>;
export type DocumentId = Id<'document'>;
export type VerificationId = Id<'verification'>;
export type ClientId = Id<'client'>;
export type StaffId = Id<'staff'>;
/** Opaque, chosen by the case system, at most 64 characters. */
export type CaseNumber = Id<'case'>;
