// A form with our fields, written field by field as other tools might write them.

import { FORM_FIELDS, type FormField, TICK_FIELDS, isOneOf } from '../../src/documents/form.js';
import { type RawObjects, rawPdf } from './raw-pdf.js';

/** Objects 100 and up are the fields, in the order of FORM_FIELDS. */
const FIRST_FIELD = 100;
/** Where the signature field stands, in points. */
const SIGNATURE_PLACE = '300 50 550 100';

/**
 * The form with the given entries in its field dictionaries (such as `/V(Kari)`), replacing the usual ones. `without`
 * leaves fields out; `annotations` are further objects on the page; `fields` further fields of the form.
 */
export function formPdf({
  entries = {},
  without = [],
  annotations = {},
  fields = {},
}: {
  readonly entries?: Partial<Record<FormField, string>>;
  readonly without?: readonly FormField[];
  readonly annotations?: RawObjects;
  readonly fields?: RawObjects;
} = {}): Buffer {
  const kept = FORM_FIELDS.filter((name) => !without.includes(name));
  const ours = Object.fromEntries(kept.map((name) => [refOf(name), fieldObject(name, entries[name] ?? '')]));
  const refs = (objects: RawObjects): string =>
    Object.keys(objects)
      .map((number) => `${number} 0 R`)
      .join(' ');
  return rawPdf({
    1: `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${refs(ours)} ${refs(fields)}]>>>>`,
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Annots[${refs(ours)} ${refs(annotations)}]>>`,
    ...ours,
    ...fields,
    ...annotations,
  });
}

function refOf(name: FormField): number {
  return FIRST_FIELD + FORM_FIELDS.indexOf(name);
}

function fieldObject(name: FormField, entries: string): string {
  const row = FORM_FIELDS.indexOf(name) * 30 + 100;
  const place = name === 'signature' ? SIGNATURE_PLACE : `50 ${row} 250 ${row + 20}`;
  return `<</Type/Annot/Subtype/Widget/T(${name})/Rect[${place}]${kindOf(name)}${entries}>>`;
}

function kindOf(name: FormField): string {
  if (name === 'signature') return '/FT/Sig';
  return isOneOf(TICK_FIELDS, name) ? '/FT/Btn/AP<</N<</Yes null/Off null>>>>' : '/FT/Tx';
}
