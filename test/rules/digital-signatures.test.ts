// What digital signatures make of the signature's line: the debtor's own counts, everything else is for a person or is told.

import { describe, expect, test } from 'vitest';
import { type SignatureFacts, type Signer, signedRevision } from '../../src/documents/digital-signature.js';
import { signatureMessage } from '../../src/documents/signature-words.js';
import type { Instant } from '../../src/shared/dates.js';
import { THE_DEBTOR } from '../support/builders.js';
import {
  aDocument,
  aSheet,
  aSheetPhoto,
  checklistOf,
  lineIn,
  PRINTED_BOXES,
  THE_GRANT,
  verdictOf,
} from '../support/papers.js';

const THE_SIGNER: Signer = {
  name: THE_DEBTOR.name,
  otherName: null,
  kind: 'person',
  organisation: null,
  birthDate: null,
  issuer: 'Prøvemyndighet',
};

function aSignature(changes: Partial<SignatureFacts> = {}, signer: Partial<Signer> = {}): SignatureFacts {
  return {
    kind: 'signature',
    integrity: 'intact',
    problems: [],
    signedBytes: 1_000,
    coversWholeFile: true,
    laterChanges: 'none',
    signer: { ...THE_SIGNER, ...signer },
    claimedAt: '2026-06-14T10:00:00.000Z' as Instant,
    hasTimeStamp: false,
    chain: 'trusted',
    anchor: 'Prøvemyndighet Rot',
    revocation: 'good',
    revokedAt: null,
    ...changes,
  };
}

const OTHER = aSignature({}, { name: 'Ola Annen' });
const SEAL = aSignature({}, { name: 'Signeringstjenesten AS', kind: 'organisation' });
const FORGED = aSignature({ integrity: 'forged', problems: ['RANGE_FORGED'] });
const CHANGED = aSignature({ laterChanges: 'other' });

function verdictFor(
  signatures: readonly SignatureFacts[],
  changes: Parameters<typeof aDocument>[0] = {},
): string {
  return verdictOf(lineIn(checklistOf(aDocument({ signatures, ...changes })), 'signature'));
}

describe('several signatures in one file', () => {
  const cases: readonly (readonly [string, readonly SignatureFacts[], string])[] = [
    ['the debtor’s', [aSignature()], 'present'],
    ['the debtor’s and a seal', [aSignature({ laterChanges: 'additions' }), SEAL], 'present'],
    ['the debtor’s and the agent’s', [OTHER, aSignature()], 'present'],
    ['the debtor’s and a forged one', [aSignature(), FORGED], 'unclear SIGNATURE_INVALID'],
    ['the agent’s alone', [OTHER], 'invalid SIGNED_BY_OTHER'],
    [
      'the agent’s and a seal, in which the debtor may be named',
      [OTHER, SEAL],
      'unclear SIGNATURE_UNCERTAIN SIGNED_BY_OTHER',
    ],
    [
      'the debtor’s, changed since, and the agent’s',
      [CHANGED, OTHER],
      'invalid SIGNED_BY_OTHER CHANGED_AFTER_SIGNING',
    ],
    ['a time stamp, which nobody has signed with', [aSignature({ kind: 'timestamp' })], 'missing NOT_SIGNED'],
    [
      'one of which nobody can say what came after',
      [aSignature({ laterChanges: 'unknown' })],
      'unclear SIGNATURE_UNCERTAIN',
    ],
    [
      'one that claims the last second of the day it came',
      [aSignature({ claimedAt: '2026-06-15T21:59:59.999Z' as Instant })],
      'present',
    ],
    [
      'one that claims the first second of the day after',
      [aSignature({ claimedAt: '2026-06-15T22:00:00.000Z' as Instant })],
      'unclear SIGNATURE_UNCERTAIN',
    ],
  ];

  test.each(cases)('%s', (_, signatures, verdict) => {
    expect(verdictFor(signatures)).toBe(verdict);
  });
});

describe('beside what else stands on the paper', () => {
  test('a form whose text is not ours is no better for being signed', () => {
    expect(verdictFor([aSignature()], { altered: true })).toBe('unclear FORM_ALTERED');
    expect(verdictFor([FORGED], { altered: true })).toBe('invalid SIGNATURE_INVALID FORM_ALTERED');
  });

  const onPaper = (...signatures: readonly SignatureFacts[]): string => {
    const sheet = aSheetPhoto(aSheet([...PRINTED_BOXES, 'signature']), THE_GRANT);
    return verdictOf(lineIn(checklistOf({ ...sheet, type: 'pdf', signatures }), 'signature'));
  };

  test('ink on a scanned form stands beside a seal, and beside the debtor’s own', () => {
    expect(onPaper()).toBe('present');
    expect(onPaper(SEAL)).toBe('present');
    expect(onPaper(aSignature())).toBe('present');
  });

  test('ink on a scanned form that somebody else has signed digitally is for a person', () => {
    expect(onPaper(OTHER)).toBe('unclear SIGNED_BY_OTHER');
  });

  test('ink in a file that was changed after it was signed does not count', () => {
    expect(onPaper(CHANGED)).toBe('invalid CHANGED_AFTER_SIGNING');
  });

  test('a letter’s names are suggestions, so its signature is for a person', () => {
    expect(verdictFor([aSignature()], { form: null })).toBe('unclear SIGNATURE_UNCERTAIN');
  });
});

describe('how far a signed file is read', () => {
  test('to the end of the last intact signature', () => {
    expect(signedRevision([aSignature({ signedBytes: 100 }), aSignature({ signedBytes: 200 })])).toBe(200);
  });

  test('a trusted person’s before a trusted seal’s before any other’s', () => {
    const stranger = aSignature({ signedBytes: 300, chain: 'unknown' });
    const seal = { ...SEAL, signedBytes: 200 };
    expect(signedRevision([aSignature({ signedBytes: 100 }), seal, stranger])).toBe(100);
    expect(signedRevision([seal, stranger])).toBe(200);
    expect(signedRevision([stranger])).toBe(300);
  });

  test('all of it when nothing in it is intact', () => {
    expect(signedRevision([])).toBeNull();
    expect(signedRevision([{ ...FORGED, signedBytes: 100 }, aSignature({ kind: 'timestamp' })])).toBeNull();
  });
});

test('what nobody has checked is said in every language', () => {
  const unchecked = aSignature({ revocation: 'not-checked', chain: 'unknown' });
  expect(signatureMessage(unchecked, 'nb')).toContain('Om det er trukket tilbake, er ikke kontrollert.');
  expect(signatureMessage(unchecked, 'nn')).toContain('Om det er trekt tilbake, er ikkje kontrollert.');
  expect(signatureMessage(unchecked, 'en')).toContain('Whether it has been revoked is not checked.');
  expect(signatureMessage(FORGED, 'en')).not.toContain('unchanged');
});
