// What the reader found about each digital signature in a PDF. Facts only: whether it is the debtor's is judged by rules.

import type { Day, Instant } from '../shared/dates.js';

export const SIGNATURE_PROBLEMS = [
  /** The signed bytes are not those that were signed. */
  'BYTES_CHANGED',
  /** What it says it covers is malformed, or has room for something else (ByteRange and gap, ISO 32000-2 § 12.8.1). */
  'RANGE_FORGED',
  /** It is no part of the revision it signs: a copy in other surroundings. */
  'NOT_IN_ITS_REVISION',
  /** Two programs do not read the same in what was signed: it may show one thing here and another elsewhere. */
  'READERS_DISAGREE',
  /** Not made with the key of its certificate, or made with another certificate than it names. */
  'NOT_BY_ITS_CERTIFICATE',
  /** The certificate's key is for something else, such as a web server. */
  'KEY_NOT_FOR_SIGNING',
  /** A hash or key that can be forged today, such as SHA-1. */
  'WEAK_ALGORITHM',
  /** Of a kind we cannot check: another format, an unknown algorithm, no certificate in it. */
  'KIND_NOT_SUPPORTED',
  /** Stands in the file, but in no field of the form. */
  'IN_NO_FIELD',
  /** More of them than any honest paper has; this one was not looked at. */
  'TOO_MANY',
] as const;
export type SignatureProblem = (typeof SIGNATURE_PROBLEMS)[number];

export const SIGNATURE_INTEGRITIES = ['intact', 'changed', 'forged', 'unproven'] as const;
/**
 * `intact`: made with the certificate's key over exactly these bytes. `changed`: the bytes are others now. `forged`: it
 * proves nothing. `unproven`: we cannot tell.
 */
export type SignatureIntegrity = (typeof SIGNATURE_INTEGRITIES)[number];

export const LATER_CHANGES = ['none', 'additions', 'other', 'unknown'] as const;
/**
 * What was done to the file after this signature. `additions`: only what signing itself adds – further signatures in
 * fields of their own, and evidence for checking them. `other`: anything else, seen or unseen.
 */
export type LaterChanges = (typeof LATER_CHANGES)[number];

export const SIGNER_KINDS = ['person', 'organisation', 'unknown'] as const;
/** A natural person, the seal of an organisation, or neither can be said; see `signer.ts` of the reader. */
export type SignerKind = (typeof SIGNER_KINDS)[number];

export const CHAINS = ['trusted', 'unknown', 'not-valid', 'not-checked'] as const;
/**
 * `trusted`: leads to a configured anchor, all of it valid at the claimed time. `unknown`: leads to none. `not-valid`:
 * expired or not yet valid at that time, or not allowed to issue. `not-checked`: no time is claimed.
 */
export type Chain = (typeof CHAINS)[number];

export const REVOCATIONS = ['good', 'signer-good', 'revoked', 'not-checked'] as const;
/**
 * From CRL and OCSP in the file alone. `good`: every certificate under the anchor; `signer-good`: the signer's own, but
 * not all above it; `not-checked`: nothing usable in the file.
 */
export type Revocation = (typeof REVOCATIONS)[number];

export type Signer = {
  /** As the certificate has it, national ids masked; null when it names nobody. */
  readonly name: string | null;
  /** A second spelling in the same certificate (its common name), when it differs. */
  readonly otherName: string | null;
  readonly kind: SignerKind;
  readonly organisation: string | null;
  /** Some certificates carry it (RFC 3739 § 3.3.2). */
  readonly birthDate: Day | null;
  readonly issuer: string | null;
};

export type SignatureFacts = {
  /** A time stamp of the whole document is no signature of anybody. */
  readonly kind: 'signature' | 'timestamp';
  readonly integrity: SignatureIntegrity;
  readonly problems: readonly SignatureProblem[];
  /** Bytes of the file up to the end of what it covers; null when that cannot be said. */
  readonly signedBytes: number | null;
  readonly coversWholeFile: boolean;
  readonly laterChanges: LaterChanges;
  /** Null when no certificate was found. */
  readonly signer: Signer | null;
  /** The signer's own claim, proven by nobody. */
  readonly claimedAt: Instant | null;
  /** A time stamp authority's token lies beside it. It is not checked. */
  readonly hasTimeStamp: boolean;
  readonly chain: Chain;
  /** The configured anchor it leads to. */
  readonly anchor: string | null;
  readonly revocation: Revocation;
  readonly revokedAt: Instant | null;
};

/**
 * Where to stop reading the file, so that values and pages are those that were signed: the end of the last intact
 * signature, a trusted person's before a trusted organisation's before any other's. Null when nothing intact is there.
 */
export function signedRevision(signatures: readonly SignatureFacts[]): number | null {
  const intact = signatures.filter(isIntact);
  for (const isPreferred of [isTrustedPerson, isTrusted, isIntact]) {
    const ends = intact.filter(isPreferred).flatMap(({ signedBytes }) => signedBytes ?? []);
    if (ends.length > 0) return Math.max(...ends);
  }
  return null;
}

function isIntact({ kind, integrity }: SignatureFacts): boolean {
  return kind === 'signature' && integrity === 'intact';
}

function isTrusted({ chain }: SignatureFacts): boolean {
  return chain === 'trusted';
}

function isTrustedPerson(signature: SignatureFacts): boolean {
  return isTrusted(signature) && signature.signer?.kind === 'person';
}
