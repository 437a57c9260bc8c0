// A certificate authority of the tests' own, and certificates of every kind that papers are signed with. All names are made up.

import { webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

export type KeyKind = 'rsa' | 'rsa-pss' | 'rsa-sha1' | 'ecdsa';

export type Identity = { readonly certificate: pkijs.Certificate; readonly keys: webcrypto.CryptoKeyPair };

/** Attribute types and their values, in order. */
export type Subject = readonly (readonly [string, string])[];

export type Asked = {
  readonly subject: Subject;
  readonly kind?: KeyKind;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly extensions?: readonly pkijs.Extension[];
  /** Made anew unless given. */
  readonly keys?: webcrypto.CryptoKeyPair;
  /** First octet of the key usage; digital signature and non-repudiation unless told otherwise. */
  readonly usage?: number;
};

const RSA = { hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const ALGORITHMS = {
  rsa: { ...RSA, name: 'RSASSA-PKCS1-v1_5' },
  'rsa-sha1': { ...RSA, name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' },
  'rsa-pss': { ...RSA, name: 'RSA-PSS' },
  ecdsa: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

/** What test papers claim to be signed at. */
export const SIGNED_AT = new Date('2026-11-21T10:00:00Z');

export const USAGE = { signing: 0xc0, authority: 0x06, keyAgreement: 0x08 } as const;
const COMMON_NAME = '2.5.4.3';

/** A root that may issue anything, valid from 2015 through 2044. */
export async function anAuthority(name = 'Prøvemyndighet Rot'): Promise<Identity> {
  const years = { notBefore: '2015-01-01', notAfter: '2045-01-01' };
  const asked = { subject: aCommonName(name), usage: USAGE.authority, extensions: [mayIssue()], ...years };
  return makeCertificate(asked, null);
}

/** An authority below another one, which may have no further one below it. */
export async function anIntermediate(
  issuer: Identity,
  { name = 'Prøvemyndighet Person', kind = 'rsa' }: { readonly name?: string; readonly kind?: KeyKind } = {},
): Promise<Identity> {
  const years = { notBefore: '2016-01-01', notAfter: '2044-01-01' };
  const extensions = [mayIssue({ pathLenConstraint: 0 })];
  const asked = { subject: aCommonName(name), kind, usage: USAGE.authority, extensions, ...years };
  return makeCertificate(asked, issuer);
}

/** The holder's name and key, certified by another authority as well. */
export async function crossCertify(issuer: Identity, { keys }: Identity, name: string): Promise<Identity> {
  const asked = { subject: aCommonName(name), keys, usage: USAGE.authority, extensions: [mayIssue()] };
  return makeCertificate(asked, issuer);
}

/** A certificate for signing, valid from 2025 through 2028 unless told otherwise. */
export async function issue(issuer: Identity, asked: Asked): Promise<Identity> {
  return makeCertificate(asked, issuer);
}

/** One that nobody has issued but its holder. */
export async function selfIssued(asked: Asked): Promise<Identity> {
  return makeCertificate(asked, null);
}

/** A natural person, named as the authorities of the Nordic countries have it. */
export function aPerson(given: string, surname: string): Subject {
  return [
    [COMMON_NAME, `${surname}, ${given}`],
    ['2.5.4.42', given],
    ['2.5.4.4', surname],
  ];
}

/** The seal of an organisation, by its number (ETSI EN 319 412-3). */
export function aSeal(name: string): Subject {
  return [
    [COMMON_NAME, name],
    ['2.5.4.10', name],
    ['2.5.4.97', 'NTRNO-999999999'],
  ];
}

export function aCommonName(name: string): Subject {
  return [[COMMON_NAME, name]];
}

/** A birth date as some certificates of persons carry it (RFC 3739 § 3.3.2). */
export function bornOn(day: string): pkijs.Extension {
  const value = new asn1js.GeneralizedTime({ valueDate: new Date(`${day}T12:00:00Z`) });
  const type = new asn1js.ObjectIdentifier({ value: '1.3.6.1.5.5.7.9.1' });
  const attribute = new asn1js.Sequence({ value: [type, new asn1js.Set({ value: [value] })] });
  return extensionOf('2.5.29.9', new asn1js.Sequence({ value: [attribute] }));
}

export function forPurposes(...purposes: readonly string[]): pkijs.Extension {
  return extensionOf('2.5.29.37', new pkijs.ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema());
}

export function underPolicy(policy: string): pkijs.Extension {
  const information = new pkijs.PolicyInformation({ policyIdentifier: policy });
  return extensionOf(
    '2.5.29.32',
    new pkijs.CertificatePolicies({ certificatePolicies: [information] }).toSchema(),
  );
}

/** A revocation list of the authority with these certificates on it, made the day after SIGNED_AT. */
export async function aRevocationList(
  issuer: Identity,
  revoked: readonly { readonly certificate: pkijs.Certificate; readonly at: string }[],
): Promise<Buffer> {
  const list = new pkijs.CertificateRevocationList({
    version: 1,
    issuer: issuer.certificate.subject,
    thisUpdate: timeOf('2026-11-22'),
    nextUpdate: timeOf('2026-12-31'),
  });
  if (revoked.length > 0) {
    list.revokedCertificates = revoked.map(
      ({ certificate, at }) =>
        new pkijs.RevokedCertificate({
          userCertificate: certificate.serialNumber,
          revocationDate: timeOf(at),
        }),
    );
  }
  await list.sign(issuer.keys.privateKey, 'SHA-256');
  return Buffer.from(list.toSchema().toBER());
}

/** An answer of the authority itself about one certificate: good, or revoked at that day. */
export async function aStatusAnswer(
  issuer: Identity,
  about: Identity,
  revokedAt: string | null,
): Promise<Buffer> {
  const certID = new pkijs.CertID();
  await certID.createForCertificate(about.certificate, {
    hashAlgorithm: 'SHA-256',
    issuerCertificate: issuer.certificate,
  });
  const single = new pkijs.SingleResponse({
    certID,
    thisUpdate: new Date('2026-11-22'),
    nextUpdate: new Date('2026-12-31'),
  });
  single.certStatus = statusBlock(revokedAt);
  const answer = new pkijs.BasicOCSPResponse();
  answer.tbsResponseData.responderID = issuer.certificate.subject;
  answer.tbsResponseData.producedAt = new Date('2026-11-22');
  answer.tbsResponseData.responses = [single];
  await answer.sign(issuer.keys.privateKey, 'SHA-256');
  const response = new asn1js.OctetString({ valueHex: answer.toSchema().toBER() });
  const whole = new pkijs.OCSPResponse({
    responseStatus: new asn1js.Enumerated({ value: 0 }),
    responseBytes: new pkijs.ResponseBytes({ responseType: pkijs.id_PKIX_OCSP_Basic, response }),
  });
  return Buffer.from(whole.toSchema().toBER());
}

export function derOf({ certificate }: Identity): Buffer {
  return Buffer.from(certificate.toSchema().toBER());
}

function mayIssue(limit: { readonly pathLenConstraint?: number } = {}): pkijs.Extension {
  return extensionOf('2.5.29.19', new pkijs.BasicConstraints({ cA: true, ...limit }).toSchema());
}

let serial = 1_000;

async function makeCertificate(asked: Asked, issuer: Identity | null): Promise<Identity> {
  const { subject, kind = 'rsa', notBefore = '2025-01-01', notAfter = '2029-01-01', extensions = [] } = asked;
  const keys = asked.keys ?? (await webcrypto.subtle.generateKey(ALGORITHMS[kind], true, ['sign', 'verify']));
  serial += 1;
  const certificate = new pkijs.Certificate({
    version: 2,
    serialNumber: new asn1js.Integer({ value: serial }),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    subject: nameOf(subject),
    issuer: issuer?.certificate.subject ?? nameOf(subject),
    extensions: [usageExtension(asked.usage ?? USAGE.signing), ...extensions],
  });
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign((issuer?.keys ?? keys).privateKey, 'SHA-256');
  return { certificate: pkijs.Certificate.fromBER(certificate.toSchema(true).toBER()), keys };
}

function nameOf(subject: Subject): pkijs.RelativeDistinguishedNames {
  return new pkijs.RelativeDistinguishedNames({
    typesAndValues: subject.map(
      ([type, value]) => new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) }),
    ),
  });
}

function usageExtension(usage: number): pkijs.Extension {
  const value = new asn1js.BitString({ valueHex: new Uint8Array([usage]).buffer, unusedBits: 1 });
  return extensionOf('2.5.29.15', value);
}

function extensionOf(extnID: string, value: { toBER(): ArrayBuffer }): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical: extnID === '2.5.29.15', extnValue: value.toBER() });
}

function timeOf(day: string): pkijs.Time {
  return new pkijs.Time({ type: 0, value: new Date(`${day}T00:00:00Z`) });
}

/** CertStatus (RFC 6960 § 4.2.1): [0] NULL, or [1] with the time. */
function statusBlock(revokedAt: string | null): asn1js.BaseBlock {
  if (revokedAt === null) return new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } });
  const time = new asn1js.GeneralizedTime({ valueDate: new Date(`${revokedAt}T00:00:00Z`) });
  return new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [time] });
}
