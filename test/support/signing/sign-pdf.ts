// Signs PDFs as signing tools do, in a revision behind what was there – and, when asked, as forgers do.

import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { PDFDict, PDFDocument, PDFName, type PDFRef } from 'pdf-lib';
import * as pkijs from 'pkijs';
import { derOf, type Identity, SIGNED_AT } from './authority.js';

export type Signing = {
  readonly by: Identity;
  /** Between the signer and an anchor. */
  readonly chain?: readonly Identity[];
  /** The field of the form it is put in; a new one, with a place in points on the first page, when there is none. */
  readonly field?: string;
  readonly place?: string;
  readonly at?: Date;
  readonly hash?: 'SHA-256' | 'SHA-512' | 'SHA-1';
  readonly subFilter?: string;
  /** Lists that are signed along (Adobe's revocation archive). */
  readonly lists?: readonly Buffer[];
  readonly withoutTime?: true;
  /** The certificate it names, when that is to be another one than it was made with. */
  readonly naming?: Identity;
  /** Further entries of the signature's dictionary. */
  readonly entries?: string;
};

const ROOM = 12_000;

/** The file with one more revision that signs everything before and itself. */
export async function signPdf(base: Buffer, signing: Signing): Promise<Buffer> {
  const { field = 'signature', subFilter = 'ETSI.CAdES.detached', entries = '' } = signing;
  const document = await PDFDocument.load(base, { updateMetadata: false });
  const signature = document.context.largestObjectNumber + 1;
  const time = signing.withoutTime ? '' : `/M(${pdfDate(signing.at ?? SIGNED_AT)})`;
  const ranges = '/ByteRange[0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC]';
  const dictionary = `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/${subFilter}${time}${entries}${ranges}/Contents<${'0'.repeat(ROOM * 2)}>>>`;
  const objects = {
    [signature]: dictionary,
    ...fieldObjects(document, { field, signature, place: signing.place ?? '0 0 0 0' }),
  };
  const prepared = await addRevision(base, objects);
  return fillIn(prepared, base.length, signing);
}

/** Objects added or replaced behind everything that is there, with a table of their own. */
export async function addRevision(base: Buffer, objects: Readonly<Record<number, string>>): Promise<Buffer> {
  const text = base.toString('latin1');
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const document = await PDFDocument.load(base, { updateMetadata: false });
  const root = document.context.trailerInfo.Root;
  const size = Math.max(document.context.largestObjectNumber, ...Object.keys(objects).map(Number)) + 1;
  let body = '\n';
  const rows: string[] = [];
  for (const [number, object] of Object.entries(objects)) {
    rows.push(`${number} 1\n${String(base.length + body.length).padStart(10, '0')} 00000 n \n`);
    body += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = base.length + body.length;
  const trailer = `trailer\n<</Size ${size}/Root ${String(root)}/Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([base, Buffer.from(`${body}xref\n${rows.join('')}${trailer}`, 'latin1')]);
}

/** How an object of the newest revision is written, to be written anew with changes. */
export async function objectText(
  pdf: Buffer,
  find: (dict: PDFDict) => boolean,
): Promise<{ readonly number: number; readonly text: string }> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && find(object))
      return { number: ref.objectNumber, text: object.toString() };
  }
  throw new Error('no such object');
}

/** The widget of a field of our form. */
export function isField(name: string): (dict: PDFDict) => boolean {
  return (dict) => String(dict.get(PDFName.of('T'))).replace(/[()]/g, '') === name;
}

/** The field with the signature in it; a new field is hung up in the form and on the first page as well. */
function fieldObjects(
  document: PDFDocument,
  { field, signature, place }: { readonly field: string; readonly signature: number; readonly place: string },
): Readonly<Record<number, string>> {
  const found = document.context
    .enumerateIndirectObjects()
    .find(([, object]) => object instanceof PDFDict && isField(field)(object));
  if (found?.[1] instanceof PDFDict) {
    return { [found[0].objectNumber]: found[1].toString().replace(/>>$/, `/V ${signature} 0 R\n>>`) };
  }
  const widget = signature + 1;
  const page = document.getPages()[0];
  if (page === undefined) throw new Error('a page to sign on');
  const made = `<</Type/Annot/Subtype/Widget/FT/Sig/T(${field})/F 132/Rect[${place}]/P ${String(page.ref)}/V ${signature} 0 R>>`;
  return {
    [widget]: made,
    ...withElement(document, { holder: page.node, ref: page.ref, key: 'Annots', element: widget }),
    ...withFormField(document, widget),
  };
}

function withFormField(document: PDFDocument, element: number): Readonly<Record<number, string>> {
  const { catalog, context } = document;
  const root = context.trailerInfo.Root as PDFRef;
  const ref = catalog.get(PDFName.of('AcroForm')) as PDFRef | PDFDict | undefined;
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  if (form === undefined) {
    const text = `/AcroForm<</SigFlags 3/Fields[${element} 0 R]>>\n>>`;
    return { [root.objectNumber]: catalog.toString().replace(/>>$/, text) };
  }
  if (ref instanceof PDFDict) throw new Error('a form of its own object');
  return withElement(document, { holder: form, ref: ref as PDFRef, key: 'Fields', element });
}

function withElement(
  { context }: PDFDocument,
  added: { readonly holder: PDFDict; readonly ref: PDFRef; readonly key: string; readonly element: number },
): Readonly<Record<number, string>> {
  const { holder, ref, key, element } = added;
  const list = context.lookup(holder.get(PDFName.of(key)));
  const before = list === undefined ? '' : String(list).replace(/^\[|\]$/g, '');
  const copy = holder.clone(context);
  copy.delete(PDFName.of(key));
  return { [ref.objectNumber]: copy.toString().replace(/>>$/, `/${key} [${before} ${element} 0 R]\n>>`) };
}

async function fillIn(prepared: Buffer, from: number, signing: Signing): Promise<Buffer> {
  const bytes = Buffer.from(prepared);
  const gapStart = bytes.indexOf('/Contents<', from) + '/Contents'.length;
  const gapEnd = bytes.indexOf('>', gapStart) + 1;
  const range: Readonly<Record<string, number>> = { A: gapStart, B: gapEnd, C: bytes.length - gapEnd };
  for (const [letter, value] of Object.entries(range)) {
    bytes.write(String(value).padEnd(10), bytes.indexOf(letter.repeat(10), from), 'latin1');
  }
  const signed = Buffer.concat([bytes.subarray(0, gapStart), bytes.subarray(gapEnd)]);
  const cms = await makeCms(signed, signing);
  bytes.write(cms.toString('hex'), gapStart + 1, 'latin1');
  return bytes;
}

/** Detached CMS with the attributes that PAdES B-B has. */
async function makeCms(signed: Buffer, signing: Signing): Promise<Buffer> {
  const { by, chain = [], hash = 'SHA-256', naming = by } = signing;
  const certificates = [by, ...chain].map(({ certificate }) => certificate);
  const signer = by.certificate;
  const digest = createHash(hash.toLowerCase().replace('-', '')).update(signed).digest();
  const named = createHash('sha256').update(derOf(naming)).digest();
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })),
    attribute('1.2.840.113549.1.9.4', octets(digest)),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(named))))),
    ...(signing.lists === undefined ? [] : [revocationArchive(signing.lists)]),
  ];
  const data = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates,
  });
  await data.sign(by.keys.privateKey, 0, hash, new Uint8Array(signed).buffer);
  const info = new pkijs.ContentInfo({
    contentType: pkijs.ContentInfo.SIGNED_DATA,
    content: data.toSchema(true),
  });
  return Buffer.from(info.toSchema().toBER());
}

function attribute(type: string, value: asn1js.BaseBlock): pkijs.Attribute {
  return new pkijs.Attribute({ type, values: [value] });
}

function revocationArchive(lists: readonly Buffer[]): pkijs.Attribute {
  const parsed = lists.map((list) => asn1js.fromBER(list).result);
  return attribute('1.2.840.113583.1.1.8', sequence(tagged(0, sequence(...parsed))));
}

function sequence(...value: asn1js.BaseBlock[]): asn1js.Sequence {
  return new asn1js.Sequence({ value });
}

function octets(bytes: Buffer): asn1js.OctetString {
  return new asn1js.OctetString({ valueHex: new Uint8Array(bytes).buffer });
}

function tagged(tagNumber: number, ...value: asn1js.BaseBlock[]): asn1js.Constructed {
  return new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
}

function pdfDate(date: Date): string {
  return `D:${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}
