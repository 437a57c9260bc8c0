// A received file: evidence, whose bytes are never altered. Kept once however often it is sent.

import type { DocumentId } from '../shared/ids.js';
import type { FileFacts } from './facts.js';
import type { Scan } from './scanning.js';

export type ReadableFacts = Extract<FileFacts, { readable: true }>;

export type StoredDocument = {
  readonly id: DocumentId;
  /** Keyed hash of the bytes. */
  readonly contentKey: string;
  readonly objectName: string;
  /** Of the bytes as received, hexadecimal: sender and reviewer see by it that they mean the same file. */
  readonly sha256: string;
  readonly facts: ReadableFacts;
};

/** Under the name it was sent with. */
export type NamedDocument = StoredDocument & { readonly name: string };

export type NewDocument = StoredDocument & {
  readonly scan: Scan | null;
  readonly size: number;
  /** Opens the object in the file store. */
  readonly objectKey: Buffer;
};

/** A file that is read and lies sealed in the store; nothing is written about it yet. */
export type TakenFile = { readonly name: string; readonly document: NewDocument };

/** How many pages they have together. */
export function pagesOf(documents: readonly { readonly facts: ReadableFacts }[]): number {
  return documents.reduce((sum, { facts }) => sum + facts.pages, 0);
}
