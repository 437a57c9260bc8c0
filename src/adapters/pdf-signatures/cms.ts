// The signature itself (CMS, RFC 5652): whether it was made with its certificate's key over exactly these bytes.

import { createHash } from 'node:crypto';
import { fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  type Attribute,
  Certificate,
  ContentInfo,
  RSASSAPSSParams,
  SignedData,
  SignedDataVerifyError,
  type SignerInfo,
} from 'pkijs';
import type { SignatureProblem } from '../../documents/digital-signature.js';

export type ReadCms = {
  readonly problems: readonly SignatureProblem[];
  /** Null when it could not even be taken apart. */
  readonly data: SignedData | null;
  readonly signerInfo: SignerInfo | null;
  /** Found in the signature itself; not yet believed. */
  readonly signer: Certificate | null;
};

/** `contents` are the bytes of the gap, `signed` those that are covered. Never throws. */
export async function readCms(contents: Uint8Array, signed: Uint8Array): Promise<ReadCms> {
  const data = signedDataIn(contents);
  if (data === null) return { problems: ['KIND_NOT_SUPPORTED'], data, signerInfo: null, signer: null };
  const [signerInfo, ...others] = data.signerInfos;
  if (signerInfo === undefined || others.length > 0 || data.encapContentInfo.eContent !== undefined) {
    return { problems: ['KIND_NOT_SUPPORTED'], data, signerInfo: null, signer: null };
  }
  const shape = shapeProblem(signerInfo, signed);
  const { signer, isTrue } = await verify(data, signed);
  const problems: SignatureProblem[] = shape === null ? [] : [shape];
  if (shape === null && signer === null) problems.push('KIND_NOT_SUPPORTED');
  if (shape === null && signer !== null && isTrue === null) problems.push('KIND_NOT_SUPPORTED');
  if (signer !== null && isTrue === false) problems.push('NOT_BY_ITS_CERTIFICATE');
  if (signer !== null && namesOther(signerInfo, signer)) problems.push('NOT_BY_ITS_CERTIFICATE');
  return { problems: [...new Set(problems)], data, signerInfo, signer };
}

/** The one value of an attribute that signs or accompanies; undefined when it is not there exactly once. */
export function oneValue(attributes: readonly Attribute[] | undefined, type: string): unknown {
  const found = (attributes ?? []).filter((attribute) => attribute.type === type);
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined;
}

export const ATTRIBUTES = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
  revocationValues: '1.2.840.113549.1.9.16.2.24',
  adobeRevocation: '1.2.840.113583.1.1.8',
} as const;

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const PLAIN_DATA = '1.2.840.113549.1.7.1';
const SHA_1 = '1.3.14.3.2.26';
const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const WEAK_HASHES = new Set([SHA_1, '1.2.840.113549.2.5', '1.2.840.113549.2.2']);
/** RSA and ECDSA with SHA-1 or older. */
const WEAK_SIGNATURES = new Set([
  '1.2.840.113549.1.1.5',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.2',
  '1.2.840.10045.4.1',
]);
const RSA_PSS = '1.2.840.113549.1.1.10';

/** Both what a signature and what a certificate is signed with. */
export function isWeakSignature(algorithm: SignerInfo['signatureAlgorithm']): boolean {
  if (WEAK_SIGNATURES.has(algorithm.algorithmId)) return true;
  if (algorithm.algorithmId !== RSA_PSS) return false;
  try {
    const { hashAlgorithm } = new RSASSAPSSParams({ schema: algorithm.algorithmParams });
    return HASHES[hashAlgorithm.algorithmId] === undefined;
  } catch {
    return true;
  }
}

/** Only zeros may stand behind it. */
function signedDataIn(contents: Uint8Array): SignedData | null {
  try {
    const { offset, result } = fromBER(contents);
    if (offset <= 0 || contents.subarray(offset).some((byte) => byte !== 0)) return null;
    const info = new ContentInfo({ schema: result });
    return info.contentType === SIGNED_DATA ? new SignedData({ schema: info.content }) : null;
  } catch {
    return null;
  }
}

/** What is wrong before any key is tried: algorithms, and the signed attributes (RFC 5652 § 5.3, § 11). */
function shapeProblem(signerInfo: SignerInfo, signed: Uint8Array): SignatureProblem | null {
  const { digestAlgorithm, signedAttrs, signatureAlgorithm } = signerInfo;
  if (WEAK_HASHES.has(digestAlgorithm.algorithmId) || isWeakSignature(signatureAlgorithm))
    return 'WEAK_ALGORITHM';
  const hash = HASHES[digestAlgorithm.algorithmId];
  if (hash === undefined) return 'KIND_NOT_SUPPORTED';
  // Then the bytes themselves are signed. No bytes of a PDF can pass for signed attributes, or the other way round.
  if (signedAttrs === undefined) return null;
  const { attributes } = signedAttrs;
  const contentType = oneValue(attributes, ATTRIBUTES.contentType);
  if (!(contentType instanceof ObjectIdentifier) || contentType.valueBlock.toString() !== PLAIN_DATA) {
    return 'KIND_NOT_SUPPORTED';
  }
  const digest = oneValue(attributes, ATTRIBUTES.messageDigest);
  if (!(digest instanceof OctetString)) return 'KIND_NOT_SUPPORTED';
  const actual = createHash(hash).update(signed).digest();
  return actual.equals(digest.valueBlock.valueHexView) ? null : 'BYTES_CHANGED';
}

/** `isTrue` is null when it could not be tried. */
async function verify(
  data: SignedData,
  signed: Uint8Array,
): Promise<{ readonly signer: Certificate | null; readonly isTrue: boolean | null }> {
  try {
    const copy = new Uint8Array(signed).buffer;
    const answer = await data.verify({ signer: 0, data: copy, checkChain: false, extendedMode: true });
    return { signer: answer.signerCertificate ?? null, isTrue: answer.signatureVerified ?? null };
  } catch (error) {
    const signer = error instanceof SignedDataVerifyError ? (error.signerCertificate ?? null) : null;
    return { signer, isTrue: null };
  }
}

/** Which certificate it was made with is signed as well, where the signer was careful (RFC 5035, required by PAdES). */
function namesOther({ signedAttrs }: SignerInfo, signer: Certificate): boolean {
  const type = ATTRIBUTES.signingCertificateV2;
  if (signedAttrs?.attributes.some((attribute) => attribute.type === type) !== true) return false;
  const [algorithm, hash] = certificateHash(oneValue(signedAttrs.attributes, type));
  const name = algorithm === null ? 'sha256' : algorithm === SHA_1 ? 'sha1' : HASHES[algorithm];
  if (name === undefined || hash === null) return true;
  return !createHash(name).update(certificateBytes(signer)).digest().equals(hash);
}

/** SigningCertificateV2 → its first ESSCertIDv2: the hash algorithm (SHA-256 when left out) and the hash. */
function certificateHash(named: unknown): readonly [string | null, Uint8Array | null] {
  const id = first(first(first(named)));
  const [head, next] = id instanceof OctetString ? [null, id] : [id, second(first(first(named)))];
  const algorithm = first(head);
  const stated = algorithm instanceof ObjectIdentifier ? algorithm.valueBlock.toString() : null;
  if (head !== null && stated === null) return [null, null];
  return [stated, next instanceof OctetString ? next.valueBlock.valueHexView : null];
}

function first(object: unknown): unknown {
  return object instanceof Sequence ? object.valueBlock.value[0] : undefined;
}

function second(object: unknown): unknown {
  return object instanceof Sequence ? object.valueBlock.value[1] : undefined;
}

/** DER as it stands in the file. */
export function certificateBytes(certificate: Certificate): Uint8Array {
  return new Uint8Array(certificate.toSchema(false).toBER());
}
