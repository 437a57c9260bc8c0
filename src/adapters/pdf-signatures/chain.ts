// Whether a signer's certificate leads to one of the configured anchors, as it stood when the signature claims to be made.

import { X509Certificate } from 'node:crypto';
import { BasicConstraints, Certificate, CertificateChainValidationEngine } from 'pkijs';
import type { Chain } from '../../documents/digital-signature.js';
import { certificateBytes, isWeakSignature } from './cms.js';
import { extension } from './signer.js';

/** `path` begins with the signer's certificate and ends with the anchor; empty unless `trusted`. */
export type FoundChain = { readonly chain: Chain; readonly path: readonly Certificate[] };

/** The anchors as they are configured: certificates in DER. */
export function readAnchors(anchors: readonly Uint8Array[]): readonly Certificate[] {
  return anchors.map((der) => Certificate.fromBER(new Uint8Array(der).buffer));
}

/**
 * `others` are the certificates that came with the file, believed only as far as they lead to an anchor. Revocation is
 * another matter (`revocation.ts`).
 */
export async function findChain({
  signer,
  others,
  anchors,
  at,
}: {
  readonly signer: Certificate;
  readonly others: readonly Certificate[];
  readonly anchors: readonly Certificate[];
  readonly at: Date | null;
}): Promise<FoundChain> {
  if (at === null) return { chain: 'not-checked', path: [] };
  const itself = anchors.find((anchor) => isSame(anchor, signer));
  if (itself !== undefined) {
    const chain = isValidAt(itself, at) ? 'trusted' : 'not-valid';
    return { chain, path: chain === 'trusted' ? [itself] : [] };
  }
  const path = await findPath({ signer, others, anchors, at });
  if (path !== null) return { chain: isSound(path, at) ? 'trusted' : 'not-valid', path };
  const whenever = await findPath({ signer, others, anchors, at: middleOf(signer) });
  return { chain: whenever === null ? 'unknown' : 'not-valid', path: [] };
}

/** More than any honest signature brings along. */
const MOST_CERTIFICATES = 40;
/** Certificates that have issued each other would be followed for ever. */
const MOST_LOOKUPS = 60;

async function findPath({
  signer,
  others,
  anchors,
  at,
}: {
  readonly signer: Certificate;
  readonly others: readonly Certificate[];
  readonly anchors: readonly Certificate[];
  readonly at: Date;
}): Promise<readonly Certificate[] | null> {
  if (anchors.length === 0) return null;
  let lookups = 0;
  // The engine takes the last certificate for the signer's, after it has thrown out those that come twice.
  const between = others.filter((other) => !isSame(other, signer)).slice(0, MOST_CERTIFICATES);
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...anchors],
    certs: [...between, signer],
    checkDate: at,
    findIssuer: async (certificate, searching, crypto) => {
      lookups += 1;
      return lookups > MOST_LOOKUPS ? [] : searching.defaultFindIssuer(certificate, searching, crypto);
    },
  });
  try {
    const { result, certificatePath } = await engine.verify();
    if (!result || certificatePath === undefined) return null;
    const [first] = certificatePath;
    const end = certificatePath.findIndex((one) => anchors.some((anchor) => isSame(anchor, one)));
    return first !== undefined && isSame(first, signer) && end > 0 ? certificatePath.slice(0, end + 1) : null;
  } catch {
    return null;
  }
}

/**
 * A second opinion by OpenSSL on each link, and what the engine does not look at: hashes that can be forged, and how
 * many authorities one authority may have below it (RFC 5280 § 4.2.1.9).
 */
function isSound(path: readonly Certificate[], at: Date): boolean {
  return path.every((certificate, index) => {
    if (!isValidAt(certificate, at)) return false;
    const issuer = path[index + 1];
    if (issuer === undefined) return true;
    if (isWeakSignature(certificate.signatureAlgorithm) || !allowsBelow(issuer, index)) return false;
    const [one, above] = [certificate, issuer].map((each) => new X509Certificate(certificateBytes(each)));
    if (one === undefined || above === undefined) return false;
    return above.ca && one.checkIssued(above) && one.verify(above.publicKey);
  });
}

function allowsBelow(issuer: Certificate, authoritiesBelow: number): boolean {
  const constraints = extension(issuer, '2.5.29.19');
  if (!(constraints instanceof BasicConstraints)) return true;
  const { pathLenConstraint: most } = constraints;
  return typeof most !== 'number' || authoritiesBelow <= most;
}

function isValidAt({ notBefore, notAfter }: Certificate, at: Date): boolean {
  return notBefore.value <= at && at <= notAfter.value;
}

/** To tell an expired certificate of a known authority from one of an unknown authority. */
function middleOf({ notBefore, notAfter }: Certificate): Date {
  return new Date((notBefore.value.getTime() + notAfter.value.getTime()) / 2);
}

function isSame(one: Certificate, other: Certificate): boolean {
  return Buffer.from(certificateBytes(one)).equals(certificateBytes(other));
}
