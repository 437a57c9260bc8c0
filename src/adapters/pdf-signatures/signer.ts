// Who a certificate says has signed: a person, or an organisation whose seal a signing service has put on.

import { GeneralizedTime, ObjectIdentifier, Sequence } from 'asn1js';
import {
  type AttributeTypeAndValue,
  type Certificate,
  CertificatePolicies,
  ExtKeyUsage,
  QCStatements,
  SubjectDirectoryAttributes,
} from 'pkijs';
import type { Signer, SignerKind } from '../../documents/digital-signature.js';
import { maskNationalIds } from '../../people/national-id.js';
import { parseDay } from '../../shared/dates.js';

/** Names only: the certificate's serial numbers of persons, often national ids, are never read (domain § 8). */
export function readSigner(certificate: Certificate): Signer {
  const subject = namesIn(certificate.subject.typesAndValues);
  const given = [subject.givenName, subject.surname].filter((part) => part !== undefined).join(' ');
  const name = subject.givenName !== undefined && subject.surname !== undefined ? given : subject.commonName;
  const issuer = namesIn(certificate.issuer.typesAndValues);
  return {
    name: shown(name),
    otherName: name === subject.commonName ? null : shown(subject.commonName),
    kind: kindOf(certificate, subject),
    organisation: shown(subject.organisation),
    birthDate: birthDateIn(certificate),
    issuer: shown(issuer.commonName ?? issuer.organisation),
  };
}

/** What a certificate is called where there is no room for more. */
export function certificateName(certificate: Certificate): string | null {
  const { commonName, organisation } = namesIn(certificate.subject.typesAndValues);
  return shown(commonName ?? organisation);
}

/**
 * False when the certificate says that its key is for something else: key usage without digitalSignature and
 * nonRepudiation (RFC 5280 § 4.2.1.3), or extended key usage of web servers, programs, time stamps or status answers
 * only (§ 4.2.1.12).
 */
export function maySign(certificate: Certificate): boolean {
  const usage: unknown = extension(certificate, KEY_USAGE);
  if (usage !== undefined && !allowsSigning(usage)) return false;
  const purposes = extension(certificate, EXTENDED_KEY_USAGE);
  return !(purposes instanceof ExtKeyUsage && purposes.keyPurposes.every((purpose) => FOREIGN.has(purpose)));
}

type Names = Readonly<
  Partial<
    Record<'commonName' | 'surname' | 'givenName' | 'organisation' | 'organisationId' | 'pseudonym', string>
  >
>;

const NAME_TYPES: Readonly<Record<string, keyof Names>> = {
  '2.5.4.3': 'commonName',
  '2.5.4.4': 'surname',
  '2.5.4.42': 'givenName',
  '2.5.4.10': 'organisation',
  '2.5.4.97': 'organisationId',
  '2.5.4.65': 'pseudonym',
};

const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const POLICIES = '2.5.29.32';
const DIRECTORY_ATTRIBUTES = '2.5.29.9';
const QC_STATEMENTS = '1.3.6.1.5.5.7.1.3';
const DATE_OF_BIRTH = '1.3.6.1.5.5.7.9.1';

/** serverAuth, codeSigning, timeStamping, OCSPSigning. */
const FOREIGN = new Set(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.3', '1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.9']);

/** Qualified certificates for natural and legal persons (ETSI EN 319 411-2 § 5.3), and what they are for (EN 319 412-5 § 4.2.3). */
const FOR_PERSONS = new Set(['0.4.0.194112.1.0', '0.4.0.194112.1.2', '0.4.0.1862.1.6.1']);
const FOR_ORGANISATIONS = new Set(['0.4.0.194112.1.1', '0.4.0.194112.1.3', '0.4.0.1862.1.6.2']);
const QC_TYPE = '0.4.0.1862.1.6';

/**
 * What the issuer has certified it as comes first, then what the subject holds: an organisation's number makes a seal, a
 * given name and surname a person. A certificate with a common name alone is taken for a person's when that reads like
 * one and is not the organisation's own. A pseudonym is nobody we can name.
 */
function kindOf(certificate: Certificate, subject: Names): SignerKind {
  const certified = certifiedFor(certificate);
  const person = certified.some((id) => FOR_PERSONS.has(id));
  const organisation = certified.some((id) => FOR_ORGANISATIONS.has(id));
  if (subject.pseudonym !== undefined || (person && organisation)) return 'unknown';
  if (organisation) return 'organisation';
  if (person) return 'person';
  if (subject.surname !== undefined && subject.givenName !== undefined) return 'person';
  if (subject.organisationId !== undefined) return 'organisation';
  const { commonName = '' } = subject;
  if (commonName === subject.organisation) return 'organisation';
  return readsLikePerson(commonName) ? 'person' : 'unknown';
}

/** Two to six words of letters, none of them what firms and machines are called by. */
function readsLikePerson(name: string): boolean {
  const words = name
    .toLowerCase()
    .replaceAll('.', '')
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  if (words.length < 2 || words.length > 6 || FIRM_ENDINGS.has(words.at(-1) ?? '')) return false;
  return words.every((word) => /^[\p{L}\p{M}'’-]+$/u.test(word) && !NO_PERSON.has(word));
}

const FIRM_ENDINGS = wordSet(
  'as asa ans da enk sa nuf kf iks ba ab oy oyj aps ltd limited plc llc inc corp gmbh ag kg bv nv sarl srl spa',
);
const NO_PERSON = wordSet(
  'service services signing sealing signature signer sign seal e-seal eseal segl bank kommune server system test user authority timestamp certificate',
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

function certifiedFor(certificate: Certificate): readonly string[] {
  const policies = extension(certificate, POLICIES);
  const listed =
    policies instanceof CertificatePolicies
      ? policies.certificatePolicies.map(({ policyIdentifier }) => policyIdentifier)
      : [];
  const statements = extension(certificate, QC_STATEMENTS);
  const types =
    statements instanceof QCStatements ? statements.values.filter(({ id }) => id === QC_TYPE) : [];
  return [...listed, ...types.flatMap(({ type }) => identifiersIn(type))];
}

function identifiersIn(sequence: unknown): readonly string[] {
  if (!(sequence instanceof Sequence)) return [];
  return sequence.valueBlock.value.flatMap((one: unknown) =>
    one instanceof ObjectIdentifier ? [one.valueBlock.toString()] : [],
  );
}

function birthDateIn(certificate: Certificate): Signer['birthDate'] {
  const attributes = extension(certificate, DIRECTORY_ATTRIBUTES);
  if (!(attributes instanceof SubjectDirectoryAttributes)) return null;
  const values = attributes.attributes
    .filter(({ type }) => type === DATE_OF_BIRTH)
    .flatMap((one) => one.values);
  const [value]: readonly unknown[] = values;
  if (!(value instanceof GeneralizedTime)) return null;
  const date = value.toDate();
  return Number.isNaN(date.getTime()) ? null : parseDay(date.toISOString().slice(0, 10));
}

function allowsSigning(usage: unknown): boolean {
  const bits = usage !== null && typeof usage === 'object' && 'valueBlock' in usage ? usage.valueBlock : null;
  const view = bits !== null && typeof bits === 'object' && 'valueHexView' in bits ? bits.valueHexView : null;
  return view instanceof Uint8Array && ((view[0] ?? 0) & 0xc0) !== 0;
}

export function extension(certificate: Certificate, type: string): unknown {
  return certificate.extensions?.find(({ extnID }) => extnID === type)?.parsedValue;
}

function namesIn(parts: readonly AttributeTypeAndValue[]): Names {
  const names: Partial<Record<keyof Names, string>> = {};
  for (const { type, value } of parts) {
    const key = NAME_TYPES[type];
    const text: unknown = value.valueBlock.value;
    if (key !== undefined && typeof text === 'string' && text.trim() !== '') names[key] ??= text;
  }
  return names;
}

const LONGEST_NAME = 200;

/** Letters only as people write them; a national id somebody has put there is hidden (domain § 8). */
function shown(text: string | undefined): string | null {
  if (text === undefined) return null;
  const visible = text
    .normalize('NFC')
    .replaceAll(/\p{C}+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return visible === '' ? null : maskNationalIds(visible.slice(0, LONGEST_NAME)).text;
}
