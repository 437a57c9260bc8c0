// The signatures in a PDF: those its form fields hold, and those that lie about in it.

import { PDFDict, type PDFDocument } from 'pdf-lib';
import { type Field, listFields } from '../pdf-objects/fields.js';
import { asDict, entry, nameEntry } from '../pdf-objects/lookups.js';
import { listPages } from '../pdf-objects/pages.js';

const MOST_PAGES = 100;

export type FoundSignature = { readonly dict: PDFDict; readonly inField: boolean };

/** In the order of the form's fields, each dictionary once; then those that no field holds. */
export function findSignatures(document: PDFDocument): readonly FoundSignature[] {
  const inFields = new Set(listFields(document, listPages(document, MOST_PAGES)).flatMap(signatureIn));
  const loose = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict)
    .filter((dict) => isSignature(dict) && !inFields.has(dict));
  return [
    ...[...inFields].map((dict) => ({ dict, inField: true })),
    ...loose.map((dict) => ({ dict, inField: false })),
  ];
}

/** A time stamp of the document (ISO 32000-2 § 12.8.5), which nobody has signed with. */
export function isTimeStamp(dict: PDFDict): boolean {
  return nameEntry(dict, 'Type') === 'DocTimeStamp' || nameEntry(dict, 'SubFilter') === 'ETSI.RFC3161';
}

/** Whatever the field's own kind says: a viewer may show a signature in any of them. */
function signatureIn(field: Field): readonly PDFDict[] {
  for (const dict of [...field.chain, ...field.widgets]) {
    const value = asDict(entry(dict, 'V'));
    if (value !== undefined) return isSignature(value) || isSignatureField(field) ? [value] : [];
  }
  return [];
}

function isSignatureField(field: Field): boolean {
  return [...field.chain, ...field.widgets].some((dict) => nameEntry(dict, 'FT') === 'Sig');
}

function isSignature(dict: PDFDict): boolean {
  return entry(dict, 'ByteRange') !== undefined && entry(dict, 'Contents') !== undefined;
}
