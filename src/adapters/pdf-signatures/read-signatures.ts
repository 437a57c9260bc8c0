// The facts of every digital signature in a PDF.

import { UTCTime, GeneralizedTime } from 'asn1js';
import { type PDFDict, type PDFDocument, PDFString, PDFHexString } from 'pdf-lib';
import type { Certificate } from 'pkijs';
import type {
  LaterChanges,
  SignatureFacts,
  SignatureIntegrity,
  SignatureProblem,
} from '../../documents/digital-signature.js';
import { type Instant, instantOf } from '../../shared/dates.js';
import { pageContentHash } from '../pdf-content-hash.js';
import { fieldValue, listFields } from '../pdf-objects/fields.js';
import { entry, nameEntry } from '../pdf-objects/lookups.js';
import { listPages } from '../pdf-objects/pages.js';
import { findChain, type FoundChain } from './chain.js';
import { ATTRIBUTES, oneValue, type ReadCms, readCms } from './cms.js';
import { evidenceOfDocument, evidenceOfSignature, joined, type Evidence } from './evidence.js';
import { findSignatures, type FoundSignature, isTimeStamp } from './find-signatures.js';
import { compareRevisions } from './later-changes.js';
import { findRevocation, type RevocationFound } from './revocation.js';
import { certificateName, maySign, readSigner } from './signer.js';
import { reachesEnd, type SignedRange, signedRange } from './signed-range.js';

/** Opens part of the file, each part in every way this program can read it; null when one of them cannot. */
type OpenRevision = (bytes: Uint8Array) => Promise<readonly PDFDocument[] | null>;

export type SignedFile = {
  readonly bytes: Uint8Array;
  /** The whole file as it stands, not put right by anybody. */
  readonly document: PDFDocument;
  readonly open: OpenRevision;
  readonly anchors: readonly Certificate[];
};

const MOST_SIGNATURES = 12;
const MOST_PAGES = 100;

/** In the order of their fields, what no field holds last; empty when the file has none. */
export async function readSignatures(file: SignedFile): Promise<readonly SignatureFacts[]> {
  const found = findSignatures(file.document);
  if (found.length === 0) return [];
  const evidence = evidenceOfDocument(file.document);
  const facts: SignatureFacts[] = [];
  for (const signature of found.slice(0, MOST_SIGNATURES))
    facts.push(await readOne(file, evidence, signature));
  const rest = found.slice(MOST_SIGNATURES).map(({ dict }) => nothingKnown(dict, 'TOO_MANY'));
  return [...facts, ...rest].slice(0, MOST_SIGNATURES + 1);
}

async function readOne(
  file: SignedFile,
  stored: Evidence,
  { dict, inField }: FoundSignature,
): Promise<SignatureFacts> {
  if (!inField) return nothingKnown(dict, 'IN_NO_FIELD');
  const range = signedRange(file.bytes, dict);
  if (range === null) return nothingKnown(dict, 'RANGE_FORGED');
  const revision = await revisionOf(file, range);
  if (isTimeStamp(dict) || !SUPPORTED.has(nameEntry(dict, 'SubFilter') ?? '')) {
    return { ...nothingKnown(dict, 'KIND_NOT_SUPPORTED'), ...revision.facts };
  }
  const cms = await readCms(range.contents, range.signed);
  const evidence = cms.data === null ? stored : joined(evidenceOfSignature(cms.data, cms.signerInfo), stored);
  const claimed = claimedTime(dict, cms);
  const found = await findTrust({ cms, evidence, anchors: file.anchors, at: claimed });
  const problems = problemsOf(cms, revision.problem);
  return {
    ...nothingKnown(dict, null),
    ...revision.facts,
    integrity: integrityOf(problems),
    problems,
    signer: cms.signer === null ? null : readSigner(cms.signer),
    claimedAt: claimed === null ? null : instantOrNull(claimed),
    hasTimeStamp: oneValue(cms.signerInfo?.unsignedAttrs?.attributes, ATTRIBUTES.timeStamp) !== undefined,
    ...found,
  };
}

/** Detached signatures over the bytes themselves; older kinds sign a SHA-1 hash. */
const SUPPORTED = new Set(['adbe.pkcs7.detached', 'ETSI.CAdES.detached']);

function nothingKnown(dict: PDFDict, problem: SignatureProblem | null): SignatureFacts {
  const problems = problem === null ? [] : [problem];
  return {
    kind: isTimeStamp(dict) ? 'timestamp' : 'signature',
    integrity: integrityOf(problems),
    problems,
    signedBytes: null,
    coversWholeFile: false,
    laterChanges: 'unknown',
    signer: null,
    claimedAt: null,
    hasTimeStamp: false,
    chain: 'not-checked',
    anchor: null,
    revocation: 'not-checked',
    revokedAt: null,
  };
}

type Revision = {
  readonly problem: SignatureProblem | null;
  readonly facts: Pick<SignatureFacts, 'signedBytes' | 'coversWholeFile' | 'laterChanges'>;
};

/** The file as it was when it was signed: whether the signature stands in it, and what has been done since. */
async function revisionOf({ bytes, document, open }: SignedFile, range: SignedRange): Promise<Revision> {
  const { end } = range;
  const coversWholeFile = reachesEnd(bytes, end);
  const before = await open(bytes.subarray(0, end));
  const laterChanges = coversWholeFile ? 'none' : changes(before, await open(bytes));
  const facts = { signedBytes: end, coversWholeFile, laterChanges };
  if (before === null) return { problem: 'READERS_DISAGREE', facts };
  if (!before.every((revision) => holds(revision, range))) return { problem: 'NOT_IN_ITS_REVISION', facts };
  const agree = document.isEncrypted || readAlike(before);
  return { problem: agree ? null : 'READERS_DISAGREE', facts };
}

/**
 * The same print and the same values, whoever reads it. A file may hold an object twice and lead one program to the
 * first, another to the second. Of an encrypted file only one of the two can read anything.
 */
function readAlike(revision: readonly PDFDocument[]): boolean {
  const seen = revision.map((document) =>
    JSON.stringify([
      pageContentHash(document),
      ...listFields(document, listPages(document, MOST_PAGES))
        .map((field) => JSON.stringify([field.name, fieldValue(field)]))
        .sort(),
    ]),
  );
  return new Set(seen).size === 1;
}

function holds(revision: PDFDocument, { contents }: SignedRange): boolean {
  return findSignatures(revision).some(({ dict, inField }) => {
    const own = entry(dict, 'Contents');
    return inField && own instanceof PDFHexString && Buffer.from(own.asBytes()).equals(contents);
  });
}

/** The worst that any of our readers sees. */
function changes(before: readonly PDFDocument[] | null, after: readonly PDFDocument[] | null): LaterChanges {
  if (before === null || after === null) return 'unknown';
  const seen = before.map((old, index) => {
    const now = after[index];
    return now === undefined ? 'unknown' : compareRevisions(old, now);
  });
  return (['unknown', 'other', 'additions'] as const).find((worst) => seen.includes(worst)) ?? 'none';
}

function problemsOf(
  { problems, signer }: ReadCms,
  revision: SignatureProblem | null,
): readonly SignatureProblem[] {
  return [
    ...problems,
    ...(revision === null ? [] : [revision]),
    ...(signer !== null && !maySign(signer) ? (['KEY_NOT_FOR_SIGNING'] as const) : []),
  ];
}

function integrityOf(problems: readonly SignatureProblem[]): SignatureIntegrity {
  if (problems.includes('BYTES_CHANGED')) return 'changed';
  if (problems.some((problem) => FORGED.has(problem))) return 'forged';
  return problems.length > 0 ? 'unproven' : 'intact';
}

const FORGED: ReadonlySet<SignatureProblem> = new Set([
  'RANGE_FORGED',
  'NOT_IN_ITS_REVISION',
  'NOT_BY_ITS_CERTIFICATE',
  'KEY_NOT_FOR_SIGNING',
]);

async function findTrust({
  cms,
  evidence,
  anchors,
  at,
}: {
  readonly cms: ReadCms;
  readonly evidence: Evidence;
  readonly anchors: readonly Certificate[];
  readonly at: Date | null;
}): Promise<Pick<SignatureFacts, 'chain' | 'anchor' | 'revocation' | 'revokedAt'>> {
  const { signer } = cms;
  const none: FoundChain = { chain: 'not-checked', path: [] };
  const { chain, path } =
    signer === null ? none : await findChain({ signer, others: evidence.certificates, anchors, at });
  const unchecked: RevocationFound = { revocation: 'not-checked', revokedAt: null };
  const { revocation, revokedAt } = at === null ? unchecked : await findRevocation(path, evidence, at);
  const last = chain === 'trusted' ? path.at(-1) : undefined;
  return {
    chain,
    anchor: last === undefined ? null : certificateName(last),
    revocation,
    revokedAt: revokedAt === null ? null : instantOrNull(revokedAt),
  };
}

/** The signed attribute, else the dictionary's /M, which is among the signed bytes as well. */
function claimedTime(dict: PDFDict, { signerInfo }: ReadCms): Date | null {
  const signed: unknown = oneValue(signerInfo?.signedAttrs?.attributes, ATTRIBUTES.signingTime);
  if (signed instanceof UTCTime || signed instanceof GeneralizedTime) return signed.toDate();
  const written = entry(dict, 'M');
  if (!(written instanceof PDFString || written instanceof PDFHexString)) return null;
  try {
    return written.decodeDate();
  } catch {
    return null;
  }
}

function instantOrNull(date: Date): Instant | null {
  try {
    return instantOf(date);
  } catch {
    return null;
  }
}
