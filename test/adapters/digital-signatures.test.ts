// Digital signatures: the debtor's own is recognised, and no forgery, change or other person's passes for it.

import { beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../../src/adapters/file-reader/read-pdf.js';
import { readAnchors } from '../../src/adapters/pdf-signatures/chain.js';
import type { SignatureFacts } from '../../src/documents/digital-signature.js';
import { judgeChecklist } from '../../src/documents/rules.js';
import { day } from '../support/builders.js';
import { lineIn, POLICY, verdictOf } from '../support/papers.js';
import { onePage, rawStream } from '../support/raw-pdf.js';
import {
  aPerson,
  aStatusAnswer,
  anAuthority,
  anIntermediate,
  crossCertify,
  derOf,
  type Identity,
  issue,
} from '../support/signing/authority.js';
import {
  changeField,
  changePage,
  changePageWithoutTable,
  addNote,
  changeReason,
  dropForm,
  overwrite,
  rangeOf,
  writtenTwice,
  withHiddenPage,
  tableOnly,
} from '../support/signing/forged.js';
import { addRevision, isField, objectText, signPdf, type Signing } from '../support/signing/sign-pdf.js';
import { type Cast, aCast, FORM, isCatalog, LETTER, listsOf } from '../support/signing/signed-papers.js';

const RECEIVED_ON = day('2026-11-25');

let cast: Cast;
let lists: Awaited<ReturnType<typeof listsOf>>;
/** The form, signed by the debtor. */
let signed: Buffer;
beforeAll(async () => {
  cast = await aCast();
  lists = await listsOf(cast);
  signed = await signedBy(cast.debtor);
});

function signedBy(by: Identity, signing: Partial<Signing> = {}, paper: Buffer = FORM): Promise<Buffer> {
  return signPdf(paper, { by, chain: [cast.authority], ...signing });
}

type Seen = {
  readonly signatures: readonly SignatureFacts[];
  readonly verdict: string;
  readonly debtor: string | undefined;
  readonly readTo: number | null;
};

async function read(pdf: Buffer, anchors: readonly Identity[] = [cast.root]): Promise<Seen> {
  const facts = await readPdf(pdf, { anchors: readAnchors(anchors.map(derOf)), prints: [] });
  if (!facts.readable) throw new Error(`refused: ${facts.refusal}`);
  const document = { ...facts, sheets: [], issued: null, altered: false };
  const checklist = judgeChecklist({ documents: [document], receivedOn: RECEIVED_ON, policy: POLICY });
  const { signatures, form, readTo } = facts;
  return {
    signatures,
    verdict: verdictOf(lineIn(checklist, 'signature')),
    debtor: form?.values.debtor_name,
    readTo,
  };
}

/** `intact, none, trusted` or the problems of the only signature, or of the one asked for. */
function shortly({ signatures }: Seen, index = 0): string {
  const one = signatures[index];
  if (one === undefined) return 'no signature';
  if (one.integrity !== 'intact') return [one.integrity, ...one.problems].join(' ');
  return [one.coversWholeFile ? 'whole' : 'part', one.laterChanges, one.chain].join(' ');
}

const PRESENT = 'present';
const UNCERTAIN = 'unclear SIGNATURE_UNCERTAIN';
const INVALID = 'invalid SIGNATURE_INVALID';
const CHANGED = 'invalid CHANGED_AFTER_SIGNING';
const BY_OTHER = 'invalid SIGNED_BY_OTHER';
const BYTES_CHANGED = 'invalid SIGNATURE_INVALID CHANGED_AFTER_SIGNING';
const GOOD = 'whole none trusted';

describe('who has signed', () => {
  const cases: readonly (readonly [string, keyof Cast, Partial<Signing>, string, string])[] = [
    ['the debtor, with RSA', 'debtor', {}, GOOD, PRESENT],
    ['the debtor, with an elliptic curve', 'debtorOnCurve', {}, GOOD, PRESENT],
    ['the debtor, with RSA-PSS', 'debtorInPss', {}, GOOD, PRESENT],
    ['the debtor, over SHA-512', 'debtor', { hash: 'SHA-512' }, GOOD, PRESENT],
    ['the debtor, in the older format', 'debtor', { subFilter: 'adbe.pkcs7.detached' }, GOOD, PRESENT],
    ['the debtor, in a field of another tool’s', 'debtor', { field: 'Signature1' }, GOOD, PRESENT],
    ['the debtor, by a common name only', 'debtorByCommonName', {}, GOOD, PRESENT],
    ['the debtor, with the birth date in the certificate', 'debtorBornThen', {}, GOOD, PRESENT],
    ['a namesake born another day', 'namesake', {}, GOOD, BY_OTHER],
    ['the debtor, surname first without a comma', 'debtorTurnedRound', {}, GOOD, UNCERTAIN],
    ['the agent', 'other', {}, GOOD, BY_OTHER],
    ['a signing service’s seal', 'seal', {}, GOOD, UNCERTAIN],
    ['a seal in the debtor’s name', 'sealByPolicy', {}, GOOD, UNCERTAIN],
    ['a firm by its common name', 'firm', {}, GOOD, UNCERTAIN],
    ['somebody with a certificate of an unknown authority', 'stranger', {}, 'whole none unknown', UNCERTAIN],
    ['somebody with a certificate of his own making', 'selfIssued', {}, 'whole none unknown', UNCERTAIN],
    ['the debtor, with an expired certificate', 'expired', {}, 'whole none not-valid', INVALID],
    ['a key for other things', 'forKeyAgreement', {}, 'forged KEY_NOT_FOR_SIGNING', INVALID],
    ['a web server’s key', 'webServer', {}, 'forged KEY_NOT_FOR_SIGNING', INVALID],
    ['the debtor, over SHA-1', 'debtor', { hash: 'SHA-1' }, 'unproven WEAK_ALGORITHM', UNCERTAIN],
    [
      'nobody, in a format nobody knows',
      'debtor',
      { subFilter: 'no.such.kind' },
      'unproven KIND_NOT_SUPPORTED',
      UNCERTAIN,
    ],
    ['the debtor, at a time not told', 'debtor', { withoutTime: true }, 'whole none not-checked', UNCERTAIN],
    ['the debtor, at a time to come', 'debtor', { at: new Date('2026-11-30') }, GOOD, UNCERTAIN],
    [
      'the debtor, before the certificate was valid',
      'debtor',
      { at: new Date('2024-01-01') },
      'whole none not-valid',
      INVALID,
    ],
  ];

  test.each(cases)('%s', async (_, who, signing, facts, verdict) => {
    const seen = await read(await signedBy(cast[who], signing));
    expect([shortly(seen), seen.verdict]).toEqual([facts, verdict]);
  });

  test('a certificate named beside the one that signed is no signature of its holder', async () => {
    const seen = await read(await signedBy(cast.other, { naming: cast.debtor }));
    expect([shortly(seen), seen.verdict]).toEqual(['forged NOT_BY_ITS_CERTIFICATE', INVALID]);
  });

  test('a certificate of the debtor’s that only lies beside the forger’s own does not lend it trust', async () => {
    const seen = await read(
      await signedBy(cast.selfIssued, { chain: [cast.debtor, cast.authority, cast.selfIssued] }),
    );
    expect([shortly(seen), seen.verdict]).toEqual(['whole none unknown', UNCERTAIN]);
  });

  test('without configured anchors nothing is trusted', async () => {
    const seen = await read(signed, []);
    expect([shortly(seen), seen.verdict]).toEqual(['whole none unknown', UNCERTAIN]);
  });

  test('a certificate that is itself an anchor is trusted', async () => {
    const seen = await read(await signedBy(cast.selfIssued, { chain: [] }), [cast.selfIssued]);
    expect([shortly(seen), seen.verdict]).toEqual([GOOD, PRESENT]);
  });

  test('an authority that may have none below it lends no trust to one below it', async () => {
    const below = await anIntermediate(cast.authority, { name: 'Under' });
    const signer = await issue(below, { subject: aPerson('Bjørg Åse', 'Sørli-Øverås') });
    const seen = await read(await signedBy(signer, { chain: [below, cast.authority] }));
    expect([shortly(seen), seen.verdict]).toEqual(['whole none not-valid', INVALID]);
  });

  test('a certificate issued with a hash that can be forged lends no trust', async () => {
    const weak = await anIntermediate(cast.root, { name: 'Svak', kind: 'rsa-sha1' });
    const signer = await issue(weak, { subject: aPerson('Bjørg Åse', 'Sørli-Øverås') });
    const seen = await read(await signedBy(signer, { chain: [weak] }));
    expect([shortly(seen), seen.verdict]).toEqual(['whole none not-valid', INVALID]);
  });

  test('authorities that have issued each other do not keep us busy', async () => {
    const [one, two] = [await anAuthority('En'), await anAuthority('To')];
    const crossed = [await crossCertify(two, one, 'En'), await crossCertify(one, two, 'To')];
    const signer = await issue(one, { subject: aPerson('Bjørg Åse', 'Sørli-Øverås') });
    const seen = await read(await signedBy(signer, { chain: [...crossed, one, two] }));
    expect([shortly(seen), seen.verdict]).toEqual(['whole none unknown', UNCERTAIN]);
  });

  test('names and times are told as the certificate and the signature have them', async () => {
    const [signature] = (await read(signed)).signatures;
    expect(signature).toMatchObject({
      signer: { name: 'Bjørg Åse Sørli-Øverås', kind: 'person', issuer: 'Prøvemyndighet Person' },
      claimedAt: '2026-11-21T10:00:00.000Z',
      anchor: 'Prøvemyndighet Rot',
      revocation: 'not-checked',
    });
  });
});

describe('revocation that the file itself tells of', () => {
  const cases: readonly (readonly [string, readonly (keyof typeof lists)[], string, string])[] = [
    ['a list without the signer', ['nothing'], 'signer-good', PRESENT],
    ['lists without the signer and without the authority', ['nothing', 'nothingAbove'], 'good', PRESENT],
    ['a list with the signer, revoked before', ['before'], 'revoked', INVALID],
    ['a list with the signer, revoked after the time that is claimed', ['after'], 'revoked', UNCERTAIN],
    ['a list with the authority', ['nothing', 'authorityItself'], 'revoked', INVALID],
    ['a list of somebody else’s', ['nothingAbove'], 'not-checked', PRESENT],
  ];

  test.each(cases)('%s', async (_, named, revocation, verdict) => {
    const seen = await read(await signedBy(cast.debtor, { lists: named.map((name) => lists[name]) }));
    expect([seen.signatures[0]?.revocation, seen.verdict]).toEqual([revocation, verdict]);
  });

  test.each([
    ['good', null, 'signer-good', PRESENT],
    ['revoked', '2026-10-01', 'revoked', INVALID],
  ] as const)('an answer added later that says %s', async (_, revokedAt, revocation, verdict) => {
    const answer = await aStatusAnswer(cast.authority, cast.debtor, revokedAt);
    const seen = await read(await withStore(signed, { OCSPs: [answer] }));
    expect(seen.signatures[0]).toMatchObject({ laterChanges: 'additions', revocation });
    expect(seen.verdict).toBe(verdict);
  });

  test('an answer nobody was entitled to give says nothing', async () => {
    const answer = await aStatusAnswer(cast.root, cast.debtor, null);
    const forged = await aStatusAnswer({ ...cast.authority, keys: cast.other.keys }, cast.debtor, null);
    const seen = await read(await withStore(signed, { OCSPs: [answer, forged] }));
    expect(seen.signatures[0]?.revocation).toBe('not-checked');
  });
});

/** With validation data in a later revision, as long-term signatures have it. */
async function withStore(pdf: Buffer, pieces: Readonly<Record<string, readonly Buffer[]>>): Promise<Buffer> {
  const root = await objectText(pdf, isCatalog);
  const objects: Record<number, string> = {};
  let next = 5_000;
  const keys = Object.entries(pieces).map(([key, values]) => {
    const refs = values.map((value) => {
      next += 1;
      objects[next] = rawStream('', value).toString('latin1');
      return `${next} 0 R`;
    });
    return `/${key}[${refs.join(' ')}]`;
  });
  objects[root.number] = root.text.replace(/>>$/, `/DSS<<${keys.join('')}>>\n>>`);
  return addRevision(pdf, objects);
}

describe('what was done to the file afterwards', () => {
  const later: readonly (readonly [string, (pdf: Buffer) => Promise<Buffer> | Buffer, string, string])[] = [
    [
      'a field was filled in otherwise',
      (pdf) => changeField(pdf, 'debtor_name', '/V(Ond Person)'),
      'part other trusted',
      CHANGED,
    ],
    ['the page was drawn anew', changePage, 'part other trusted', CHANGED],
    ['the page was drawn anew without a table', changePageWithoutTable, 'part other trusted', CHANGED],
    ['a note was laid on the page', addNote, 'part other trusted', CHANGED],
    ['the reason for signing was changed', changeReason, 'part other trusted', CHANGED],
    ['the form was thrown away', dropForm, 'unproven IN_NO_FIELD', UNCERTAIN],
    ['blanks were added', (pdf) => Buffer.concat([pdf, Buffer.from('\n\n  \n')]), GOOD, PRESENT],
    [
      'a remark was added',
      (pdf) => addRevision(pdf, { 6_000: '(nothing shows this)' }),
      'part none trusted',
      PRESENT,
    ],
    ['validation data was added', (pdf) => withStore(pdf, { Certs: [] }), 'part additions trusted', PRESENT],
  ];

  test.each(later)('%s', async (_, change, facts, verdict) => {
    const seen = await read(await change(signed));
    expect([shortly(seen), seen.verdict]).toEqual([facts, verdict]);
  });

  test('values are those that were signed, whatever stands there now', async () => {
    const changed = await changeField(signed, 'debtor_name', '/V(Ond Person)');
    const seen = await read(changed);
    expect(seen.debtor).toBe('Bjørg Åse Sørli-Øverås');
    expect(seen.readTo).toBe(signed.length);
  });

  test('a second signature leaves the first one as it is', async () => {
    const seen = await read(await signedBy(cast.other, { field: 'Second' }, signed));
    expect([shortly(seen), shortly(seen, 1)]).toEqual(['part additions trusted', GOOD]);
    expect(seen.verdict).toBe(PRESENT);
  });

  test('whoever fills in more and signs that, changes what the first one signed', async () => {
    const filled = await changeField(signed, 'limits', '/V(Ingen)');
    const seen = await read(await signedBy(cast.other, { field: 'Second' }, filled));
    expect([shortly(seen), shortly(seen, 1)]).toEqual(['part other trusted', GOOD]);
    expect(seen.verdict).toBe('invalid SIGNED_BY_OTHER CHANGED_AFTER_SIGNING');
  });

  test('a debtor who signs last has signed all of it', async () => {
    const first = await signedBy(cast.other, { field: 'First' });
    const filled = await changeField(first, 'limits', '/V(Ingen)');
    const seen = await read(await signedBy(cast.debtor, {}, filled));
    expect(seen.verdict).toBe(PRESENT);
  });

  test('a stranger who changes and signs it afterwards does not choose what is read', async () => {
    const changed = await changeField(signed, 'debtor_name', '/V(Ond Person)');
    const seen = await read(await signedBy(cast.stranger, { field: 'Second' }, changed));
    expect(seen.debtor).toBe('Bjørg Åse Sørli-Øverås');
    expect(seen.verdict).toBe('invalid SIGNATURE_UNCERTAIN CHANGED_AFTER_SIGNING');
  });

  test('a seal put on by a service afterwards leaves the debtor’s signature as it is', async () => {
    const seen = await read(await signedBy(cast.seal, { field: 'Seal' }, signed));
    expect(seen.verdict).toBe(PRESENT);
  });
});

describe('known forgeries', () => {
  const patched: readonly (readonly [string, (text: string) => string, string, string])[] = [
    [
      'a byte of the page flipped',
      (text) => text.replace('/MediaBox', '/MediaBow'),
      'changed BYTES_CHANGED',
      BYTES_CHANGED,
    ],
    ['no range', (text) => overwrite(text, ''), 'forged RANGE_FORGED', INVALID],
    ['a range that is nothing', (text) => overwrite(text, '/ByteRange null'), 'forged RANGE_FORGED', INVALID],
    ['a range of zeros', (text) => overwrite(text, '/ByteRange[0 0 0 0]'), 'forged RANGE_FORGED', INVALID],
    [
      'a range that ends too early',
      (text) => rangeOf(text, ([a, b, c, d]) => [a, b, c, d - 100]),
      'forged RANGE_FORGED',
      INVALID,
    ],
    [
      'a range beyond the end',
      (text) => rangeOf(text, ([a, b, c, d]) => [a, b, c, d + 1]),
      'forged RANGE_FORGED',
      INVALID,
    ],
    [
      'a range that begins later',
      (text) => rangeOf(text, ([, b, c, d]) => [1, b, c, d]),
      'forged RANGE_FORGED',
      INVALID,
    ],
    [
      'a negative range',
      (text) => rangeOf(text, ([a, b, c, d]) => [a, -b, c, d]),
      'forged RANGE_FORGED',
      INVALID,
    ],
    [
      'a gap wider than the signature',
      (text) => rangeOf(text, ([a, b, c, d]) => [a, b - 20, c, d]),
      'forged RANGE_FORGED',
      INVALID,
    ],
    [
      'a signature of zeros',
      (text) => text.replace(/\/Contents<[0-9a-f]+>/, (all) => all.replace(/[0-9a-f](?=[0-9a-f]*>)/g, '0')),
      'unproven KIND_NOT_SUPPORTED',
      UNCERTAIN,
    ],
    [
      'something behind the signature',
      (text) => text.replace(/00>>>\nendobj/, 'ff>>>\nendobj'),
      'unproven KIND_NOT_SUPPORTED',
      UNCERTAIN,
    ],
  ];

  test.each(patched)('%s', async (_, patch, facts, verdict) => {
    const forged = Buffer.from(patch(signed.toString('latin1')), 'latin1');
    expect(forged.equals(signed)).toBe(false);
    const seen = await read(forged);
    expect([shortly(seen), seen.verdict]).toEqual([facts, verdict]);
  });

  test('a signature over another paper', async () => {
    const other = await signedBy(cast.debtor, {}, await changeField(FORM, 'limits', '/V(Alt)'));
    const [contents] = /<[0-9a-f]{24000}>/.exec(signed.toString('latin1')) ?? [''];
    const forged = other.toString('latin1').replace(/<[0-9a-f]{24000}>/, contents);
    const seen = await read(Buffer.from(forged, 'latin1'));
    expect([shortly(seen), seen.verdict]).toEqual(['changed BYTES_CHANGED', BYTES_CHANGED]);
  });

  test('a true signature copied behind the changed paper, with the range it had', async () => {
    const { number, text } = await objectText(signed, (dict) => dict.toString().includes('/ByteRange'));
    const changed = await changeField(signed, 'debtor_name', '/V(Ond Person)');
    const { number: field, text: widget } = await objectText(changed, isField('signature'));
    const forged = await addRevision(changed, {
      9_000: text,
      [number]: 'null',
      [field]: widget.replace(/\/V \d+ 0 R/, '/V 9000 0 R'),
    });
    const seen = await read(forged);
    expect(seen.verdict).not.toBe(PRESENT);
    expect(shortly(seen)).not.toContain('none');
  });

  test('an object written twice, so that one reader shows the first and another the second', async () => {
    const seen = await read(await signedBy(cast.debtor, { field: 'Signature1' }, writtenTwice()));
    expect([shortly(seen), seen.verdict]).toEqual(['unproven READERS_DISAGREE', UNCERTAIN]);
  });

  test('a hidden page brought up after signing by nothing but a table (shadow attack)', async () => {
    const shadow = await signedBy(cast.debtor, { field: 'Signature1' }, withHiddenPage());
    const before = await read(shadow);
    expect(shortly(before)).toBe(GOOD);
    const hidden = shadow.indexOf('4 0 obj');
    const seen = await read(tableOnly(shadow, 4, hidden));
    expect([shortly(seen), seen.verdict]).toEqual(['part other trusted', CHANGED]);
  });

  test('a thousand signatures that no field holds are told shortly and leave the rest to a person', async () => {
    const loose = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [
        100 + index,
        '<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>',
      ]),
    );
    const seen = await read(onePage({ more: loose }));
    expect(seen.signatures.length).toBeLessThan(20);
    expect(seen.verdict).toBe(UNCERTAIN);
  });
});

describe('papers that are no form of ours', () => {
  test('a letter signed by somebody is told with the signer, and left to a person', async () => {
    const seen = await read(await signedBy(cast.debtor, {}, LETTER));
    expect([shortly(seen), seen.verdict]).toEqual([GOOD, UNCERTAIN]);
    expect(seen.signatures[0]?.signer?.name).toBe('Bjørg Åse Sørli-Øverås');
  });

  test('a letter changed after signing says so', async () => {
    const seen = await read(await changePage(await signedBy(cast.debtor, {}, LETTER)));
    expect([shortly(seen), seen.verdict]).toEqual(['part other trusted', CHANGED]);
  });
});
