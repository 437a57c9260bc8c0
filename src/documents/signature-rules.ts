// Whether a digital signature is the debtor's: it helps the reviewer, and never approves by itself.

import { foldedWords, isSameName } from '../people/person.js';
import { type Day, osloDayOf } from '../shared/dates.js';
import { type ChecklistLine, DEFICIENCIES, type Deficiency } from './checklist.js';
import type { SignatureFacts, Signer } from './digital-signature.js';
import type { Paper } from './papers.js';
import type { ReadFields } from './reading.js';
import { type Fault, lineOf } from './requirements.js';

/**
 * The line about the signature as the digital ones in the paper's file have it; null when there are none. `present`
 * when one that is intact, trusted and followed by nothing but more signing is by a person of the debtor's name – and
 * none in the file is forged. An organisation's seal, as signing services put on, says nothing about who signed.
 */
export function judgeDigitalSignatures(paper: Paper, on: Day): ChecklistLine | null {
  const signatures = paper.signatures.filter(({ kind }) => kind === 'signature');
  if (signatures.length === 0) return null;
  const judged = signatures.map((signature) => judgeOne(signature, { debtor: debtorOn(paper), on }));
  return lineOf({ requirement: SIGNATURE, faults: together(judged), source: 'digitalSignature' });
}

/**
 * The line of the paper itself (ink, an empty box) and of its file's digital signatures as one. A pen's signature
 * stands beside a seal that says nothing; a paper whose text is not ours is no better for being signed.
 */
export function withDigital(line: ChecklistLine, digital: ChecklistLine): ChecklistLine {
  if (line.reasons.includes('FORM_ALTERED')) {
    const state = digital.state === 'invalid' ? 'invalid' : 'unclear';
    return { ...digital, state, reasons: inOrder([...digital.reasons, 'FORM_ALTERED']) };
  }
  if (line.state !== 'present' || digital.state === 'present') return digital;
  if (digital.state === 'unclear') return line;
  return isOnlyByOther(digital) ? { ...digital, state: 'unclear' } : digital;
}

const SIGNATURE = 'signature';

type Debtor = ReadFields['debtor'] | null;

/** A letter's names are suggestions for a person, and may have been taken for each other. */
function debtorOn(paper: Paper): Debtor {
  return paper.kind === 'letter' || paper.fields === null ? null : paper.fields.debtor;
}

type Judged = readonly Fault[];

const UNCERTAIN: Judged = [{ state: 'unclear', reason: 'SIGNATURE_UNCERTAIN' }];
const INVALID: Judged = [{ state: 'invalid', reason: 'SIGNATURE_INVALID' }];
const CHANGED: Judged = [{ state: 'invalid', reason: 'CHANGED_AFTER_SIGNING' }];
const BY_OTHER: Judged = [{ state: 'invalid', reason: 'SIGNED_BY_OTHER' }];
const THE_DEBTORS: Judged = [];

function judgeOne(
  signature: SignatureFacts,
  question: { readonly debtor: Debtor; readonly on: Day },
): Judged {
  const { integrity, laterChanges, revocation, chain, signer } = signature;
  if (integrity === 'changed') return [...INVALID, ...CHANGED];
  if (integrity === 'forged') return INVALID;
  if (integrity === 'unproven') return UNCERTAIN;
  if (laterChanges === 'other') return CHANGED;
  if (laterChanges === 'unknown') return UNCERTAIN;
  if (revocation === 'revoked') return wasRevokedBefore(signature) ? INVALID : UNCERTAIN;
  if (chain === 'not-valid') return INVALID;
  if (chain !== 'trusted' || !isClaimedBy(signature, question.on)) return UNCERTAIN;
  if (signer === null || signer.kind !== 'person') return UNCERTAIN;
  return judgeSigner(signer, question.debtor);
}

/** Nobody proves that a signature was made before its certificate was revoked. */
function wasRevokedBefore({ claimedAt, revokedAt }: SignatureFacts): boolean {
  return claimedAt === null || revokedAt === null || revokedAt <= claimedAt;
}

function isClaimedBy({ claimedAt }: SignatureFacts, on: Day): boolean {
  return claimedAt !== null && osloDayOf(claimedAt) <= on;
}

function judgeSigner(signer: Signer, debtor: Debtor): Judged {
  const name = debtor?.name.value ?? null;
  const names = [signer.name, signer.otherName].filter((one) => one !== null);
  if (name === null || names.length === 0) return UNCERTAIN;
  const birthDate = debtor?.birthDate.value ?? null;
  const isBornThen = signer.birthDate === null || birthDate === null || signer.birthDate === birthDate;
  if (names.some((one) => isSameName(one, name))) return isBornThen ? THE_DEBTORS : BY_OTHER;
  return names.some((one) => hasSameWords(one, name)) ? UNCERTAIN : BY_OTHER;
}

/** Some certificates have the surname first without a comma; which is which a person must see. */
function hasSameWords(one: string, other: string): boolean {
  return foldedWords(one).toSorted().join(' ') === foldedWords(other).toSorted().join(' ');
}

/** The debtor's signature decides, unless another one in the file is forged; else all of them speak. */
function together(judged: readonly Judged[]): Judged {
  const faults = judged.flat();
  const forged = faults.filter(({ reason }) => reason === 'SIGNATURE_INVALID');
  if (judged.includes(THE_DEBTORS)) return forged.length === 0 ? [] : forged.map(asDoubt);
  const isCertain = judged.every((one) => one !== UNCERTAIN);
  return isCertain
    ? faults
    : faults.map((fault) => (fault.reason === 'SIGNED_BY_OTHER' ? asDoubt(fault) : fault));
}

function asDoubt(fault: Fault): Fault {
  return { ...fault, state: 'unclear' };
}

function isOnlyByOther({ reasons }: ChecklistLine): boolean {
  return reasons.every((reason) => reason === 'SIGNED_BY_OTHER');
}

function inOrder(reasons: readonly Deficiency[]): readonly Deficiency[] {
  return DEFICIENCIES.filter((code) => reasons.includes(code));
}
