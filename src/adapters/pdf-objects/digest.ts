// Digests of PDF objects by what they mean, the same after any tool has stored them its own way.

import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import { elements, entry, nameText } from './lookups.js';
import { StreamTooLarge, type Unpacked, unpack } from './streams.js';

const LARGEST_STREAM = 50_000_000;
const DEEPEST = 60;

/**
 * What tools write differently without changing what is printed: storage, the way back up, and remarks for editors.
 * `Type` and `ProcSet` are optional and dropped or added freely.
 */
const NOT_PRINTED = new Set(
  'Length Filter DecodeParms DL Type ProcSet Parent P StructParent StructParents Metadata PieceInfo LastModified'.split(
    ' ',
  ),
);

const NOTHING = 'nothing';
/** Tools leave empty dictionaries behind or clear them away. */
const EMPTY_DICT = sha256(['dict']);

export type Digest = (object: PDFObject | undefined) => string;

/**
 * Digests made from the leaves up, so that it makes no difference whether two places share one object or hold copies of
 * it. An object inside itself counts as a mark. Throws StreamTooLarge for a bomb.
 */
export function objectDigests(context: PDFContext): Digest {
  const known = new Map<PDFRef, string>();
  const digest = (object: PDFObject | undefined, depth: number): string => {
    if (depth > DEEPEST) return 'too deep';
    if (object instanceof PDFRef) {
      const found = known.get(object);
      if (found !== undefined) return found;
      known.set(object, 'inside itself');
      const made = digest(context.lookup(object), depth + 1);
      known.set(object, made);
      return made;
    }
    if (object instanceof PDFStream) return streamDigest(object, depth);
    if (object instanceof PDFDict) return dictDigest(object, depth);
    if (object instanceof PDFArray) {
      return sha256(['array', ...object.asArray().map((element) => digest(element, depth + 1))]);
    }
    return simpleText(object);
  };
  const dictDigest = (dict: PDFDict, depth: number): string => {
    const parts = dict
      .entries()
      .map(([key, value]) => [nameText(key), value] as const)
      .filter(([key]) => !NOT_PRINTED.has(key))
      .map(([key, value]) => [key, digest(value, depth + 1)] as const)
      .filter(([, value]) => value !== NOTHING && value !== EMPTY_DICT)
      .map(([key, value]) => `${key} ${value}`);
    return sha256(['dict', ...parts.sort()]);
  };
  const streamDigest = (stream: PDFStream, depth: number): string => {
    const { bytes, filters } = printedBytes(stream);
    const parameters = entry(stream.dict, 'DecodeParms');
    const left = hasPredictor(parameters) ? digest(parameters, depth + 1) : '';
    return sha256(['stream', dictDigest(stream.dict, depth), bytes, ...filters, left]);
  };
  return (object) => digest(object, 0);
}

/** A stream unpacked as far as it goes; a damaged one as it lies there, and marked. */
export function printedBytes(stream: PDFStream): Unpacked {
  try {
    return unpack(stream, LARGEST_STREAM);
  } catch (error) {
    if (error instanceof StreamTooLarge) throw error;
    return { bytes: stream.getContents(), filters: ['damaged'] };
  }
}

/** SHA-256 (hex) of parts, each with its length, so that they cannot run into one another. */
export function sha256(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

/**
 * A number as a whole count of steps. Tools write numbers with their own precision; the odd offset puts the borders
 * between two counts where no number on a form lies.
 */
export function steps(value: number, step: number): number {
  return Math.floor(value / step + 0.618033988);
}

function simpleText(object: PDFObject | undefined): string {
  if (object === undefined || object === PDFNull) return NOTHING;
  if (object instanceof PDFNumber) return numberText(object.asNumber());
  if (object instanceof PDFName) return `name ${nameText(object)}`;
  if (object instanceof PDFBool) return `bool ${object.asBoolean()}`;
  if (object instanceof PDFString || object instanceof PDFHexString) {
    return `string ${Buffer.from(object.asBytes()).toString('hex')}`;
  }
  return 'unreadable';
}

function numberText(value: number): string {
  return Math.abs(value) < 31_415.9 ? `number ${steps(value, 0.001)}` : `large ${steps(value, 1)}`;
}

/** Unpacking leaves a predictor in place, so it says how the bytes are meant. */
function hasPredictor(parameters: PDFObject | undefined): boolean {
  if (parameters instanceof PDFArray) {
    return elements(parameters).some(hasPredictor);
  }
  if (!(parameters instanceof PDFDict)) return false;
  const predictor = entry(parameters, 'Predictor');
  return predictor instanceof PDFNumber && predictor.asNumber() > 1;
}
