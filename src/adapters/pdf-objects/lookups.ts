// Reading PDF objects without trusting their types: what is not as it should be is simply absent.

import {
  type PDFContext,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
} from 'pdf-lib';

/** The object a reference leads to (references to references included), or the object itself. */
function resolve(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  let found = object;
  for (let hops = 0; found instanceof PDFRef; hops += 1) {
    if (hops > 20) return undefined;
    found = context.lookup(found);
  }
  return found;
}

/** A dictionary's entry by its key, references followed. */
export function entry(dict: PDFDict, key: string): PDFObject | undefined {
  return resolve(dict.context, dict.get(PDFName.of(key)));
}

/** An entry that is a dictionary; of a stream, its dictionary. */
export function dictEntry(dict: PDFDict, key: string): PDFDict | undefined {
  return asDict(entry(dict, key));
}

export function arrayEntry(dict: PDFDict, key: string): PDFArray | undefined {
  const found = entry(dict, key);
  return found instanceof PDFArray ? found : undefined;
}

/** An entry that is a name, without its slash. */
export function nameEntry(dict: PDFDict, key: string): string | undefined {
  const found = entry(dict, key);
  return found instanceof PDFName ? nameText(found) : undefined;
}

/** A name without its slash. One of absurd length is left as it is written: it can mean nothing to us. */
export function nameText(name: PDFName): string {
  const written = name.asString();
  return written.length > 400 ? written : name.decodeText();
}

export function numberEntry(dict: PDFDict, key: string): number | undefined {
  const found = entry(dict, key);
  return found instanceof PDFNumber ? found.asNumber() : undefined;
}

/** The elements of an array, references followed; nothing when it is no array. */
export function elements(array: PDFArray | undefined): readonly (PDFObject | undefined)[] {
  return array === undefined ? [] : array.asArray().map((_, index) => array.lookup(index));
}

/** The elements that are dictionaries. */
export function dictElements(array: PDFArray | undefined): readonly PDFDict[] {
  return elements(array).flatMap((element) => asDict(element) ?? []);
}

export function asDict(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFStream) return object.dict;
  return object instanceof PDFDict ? object : undefined;
}

export type Rectangle = {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

/** A rectangle in PDF points, whichever corners it was written with. */
export function rectangle(array: PDFArray | undefined): Rectangle | undefined {
  const [a, b, c, d] = elements(array).map((element) =>
    element instanceof PDFNumber ? element.asNumber() : undefined,
  );
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
}

export function overlaps(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.bottom < other.top && other.bottom < one.top;
}
