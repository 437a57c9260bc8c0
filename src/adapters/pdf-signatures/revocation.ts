// Whether certificates were revoked, by the lists and answers that came with the file; nothing is asked of anybody.

import {
  type BasicOCSPResponse,
  type Certificate,
  type CertificateRevocationList,
  CRLDistributionPoints,
  ExtKeyUsage,
  getCrypto,
  IssuingDistributionPoint,
} from 'pkijs';
import type { Revocation } from '../../documents/digital-signature.js';
import type { Evidence } from './evidence.js';
import { isWeakSignature } from './cms.js';
import { extension } from './signer.js';

export type RevocationFound = { readonly revocation: Revocation; readonly revokedAt: Date | null };

type Status = 'good' | 'unknown' | { readonly revokedAt: Date };

/** `path` as from `findChain`: every certificate but the anchor is looked up; its issuer stands next to it. */
export async function findRevocation(
  path: readonly Certificate[],
  evidence: Evidence,
  at: Date,
): Promise<RevocationFound> {
  const statuses: Status[] = [];
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1];
    if (issuer !== undefined) statuses.push(await statusOf({ certificate, issuer, at }, evidence));
  }
  const revoked = statuses.find((status) => typeof status === 'object');
  if (typeof revoked === 'object') return { revocation: 'revoked', revokedAt: revoked.revokedAt };
  if (statuses[0] !== 'good') return { revocation: 'not-checked', revokedAt: null };
  const all = statuses.every((status) => status === 'good');
  return { revocation: all ? 'good' : 'signer-good', revokedAt: null };
}

type Question = { readonly certificate: Certificate; readonly issuer: Certificate; readonly at: Date };

/** One word that it is revoked outweighs any that it is not. */
async function statusOf(question: Question, { lists, answers }: Evidence): Promise<Status> {
  let status: Status = 'unknown';
  for (const list of lists) {
    const found = await statusInList(question, list);
    if (typeof found === 'object') return found;
    if (found === 'good') status = found;
  }
  for (const answer of answers) {
    const found = await statusInAnswer(question, answer);
    if (typeof found === 'object') return found;
    if (found === 'good') status = found;
  }
  return status;
}

async function statusInList(
  { certificate, issuer, at }: Question,
  list: CertificateRevocationList,
): Promise<Status> {
  if (!list.issuer.isEqual(issuer.subject) || isWeakSignature(list.signatureAlgorithm)) return 'unknown';
  if (!(await isTrue(() => list.verify({ issuerCertificate: issuer })))) return 'unknown';
  const entry = list.revokedCertificates?.find((one) =>
    one.userCertificate.isEqual(certificate.serialNumber),
  );
  if (entry !== undefined) return { revokedAt: entry.revocationDate.value };
  const isCurrent = isAbout(at, list.thisUpdate.value, list.nextUpdate?.value);
  return isCurrent && speaksOf(list, certificate) ? 'good' : 'unknown';
}

async function statusInAnswer(
  { certificate, issuer, at }: Question,
  answer: BasicOCSPResponse,
): Promise<Status> {
  const { isForCertificate, status } = await answer
    .getCertificateStatus(certificate, issuer)
    .catch(() => ({ isForCertificate: false, status: 2 }));
  if (!isForCertificate || status === 2 || !(await isAuthorised(answer, issuer))) return 'unknown';
  const single = answer.tbsResponseData.responses.find((one) =>
    one.certID.serialNumber.isEqual(certificate.serialNumber),
  );
  if (single === undefined) return 'unknown';
  if (status === 1) return { revokedAt: revokedAtIn(single.certStatus) ?? single.thisUpdate };
  return isAbout(at, single.thisUpdate, single.nextUpdate) ? 'good' : 'unknown';
}

/** Signed by the issuer himself, or by one whom he has given a certificate for it (RFC 6960 § 4.2.2.2). */
async function isAuthorised(answer: BasicOCSPResponse, issuer: Certificate): Promise<boolean> {
  if (isWeakSignature(answer.signatureAlgorithm)) return false;
  for (const responder of [issuer, ...(answer.certs ?? [])]) {
    if (responder !== issuer && !(await isDelegate(responder, issuer))) continue;
    const { tbsResponseData, signature, signatureAlgorithm } = answer;
    const hasSigned = await isTrue(() =>
      getCrypto(true).verifyWithPublicKey(
        new Uint8Array(tbsResponseData.tbsView).buffer,
        signature,
        responder.subjectPublicKeyInfo,
        signatureAlgorithm,
      ),
    );
    if (hasSigned) return true;
  }
  return false;
}

async function isDelegate(responder: Certificate, issuer: Certificate): Promise<boolean> {
  const purposes = extension(responder, '2.5.29.37');
  if (!(purposes instanceof ExtKeyUsage) || !purposes.keyPurposes.includes(OCSP_SIGNING)) return false;
  return responder.issuer.isEqual(issuer.subject) && (await isTrue(() => responder.verify(issuer)));
}

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/** It was in force at that time, or was made after it. */
function isAbout(at: Date, thisUpdate: Date, nextUpdate: Date | undefined): boolean {
  return thisUpdate >= at || (nextUpdate !== undefined && nextUpdate >= at);
}

/** A list may be about some certificates of its issuer only (RFC 5280 § 5.2.5); then silence about others says nothing. */
function speaksOf(list: CertificateRevocationList, certificate: Certificate): boolean {
  const scope = list.crlExtensions?.extensions.find(({ extnID }) => extnID === '2.5.29.28')?.parsedValue;
  if (scope === undefined) return true;
  if (!(scope instanceof IssuingDistributionPoint)) return false;
  if (scope.indirectCRL || scope.onlyContainsAttributeCerts || scope.onlySomeReasons !== undefined)
    return false;
  const isAuthority = extension(certificate, '2.5.29.19') !== undefined;
  if (scope.onlyContainsUserCerts && isAuthority) return false;
  if (scope.onlyContainsCACerts && !isAuthority) return false;
  if (scope.distributionPoint === undefined) return true;
  const places = extension(certificate, '2.5.29.31');
  if (!(places instanceof CRLDistributionPoints)) return false;
  const own = JSON.stringify(scope.distributionPoint);
  return places.distributionPoints.some(({ distributionPoint }) => JSON.stringify(distributionPoint) === own);
}

/** RevokedInfo begins with the time (RFC 6960 § 4.2.1). */
function revokedAtIn(status: unknown): Date | null {
  const block =
    status !== null && typeof status === 'object' && 'valueBlock' in status ? status.valueBlock : null;
  const value = block !== null && typeof block === 'object' && 'value' in block ? block.value : null;
  const [time]: readonly unknown[] = Array.isArray(value) ? value : [];
  const toDate = time !== null && typeof time === 'object' && 'toDate' in time ? time.toDate : null;
  if (typeof toDate !== 'function') return null;
  const date: unknown = toDate.call(time);
  return date instanceof Date ? date : null;
}

async function isTrue(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}
