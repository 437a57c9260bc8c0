// Pictures of pages, kept sealed for a while: drawing one takes a second, and a reviewer leafs to and fro.

import type { Database } from '../../database/database.js';
import { blindIndex } from '../../sealing/blind-index.js';
import { SealBroken, openBytes, sealBytes } from '../../sealing/envelope.js';
import type { Keys } from '../../sealing/keys.js';
import type { StoredDocument } from '../document.js';
import type { FileType } from '../facts.js';
import type { FileStore } from '../file-store.js';
import type { Box } from '../form-layout.js';
import { readObject } from '../storing/actions.js';
import { objectOf } from '../storing/steps.js';

export type Needs = {
  readonly database: Database;
  readonly keys: Keys;
  readonly files: FileStore;
  /** PNG; null when it cannot be shown. Throws when it is we who cannot draw now. */
  readonly reader: {
    show(file: { readonly type: FileType; readonly bytes: Uint8Array }, view: View): Promise<Buffer | null>;
  };
};

/** A page from 1, its longer side at most so many pixels; or a box of our form (mm) that lies in it so. */
export type View = {
  readonly page: number;
  readonly side: number;
  readonly crop: { readonly place: readonly number[]; readonly box: Box } | null;
};

const NAME_BYTES = 20;
const KEY_LENGTH_BYTES = 2;

/**
 * The picture, kept or made now; null when it cannot be made. It is kept as an object that no record needs, so that it
 * goes with the next clearing of such objects, at the latest an hour or so after its document is erased.
 */
export async function keptOrMade(
  needs: Needs,
  document: Pick<StoredDocument, 'id' | 'facts'>,
  { name, view }: { readonly name: string; readonly view: View },
): Promise<Buffer | null> {
  const mark = blindIndex(needs.keys, 'document-picture', document.id, name);
  const objectName = Buffer.from(mark, 'base64url').subarray(0, NAME_BYTES).toString('hex');
  const place = { table: 'documents', row: document.id, column: `picture ${name}` };
  const kept = await needs.files.get(objectName);
  const picture = kept && openKept(needs.keys, place, kept);
  if (picture) return picture;
  const made = await make(needs, document, view);
  if (made === null) return null;
  const { dataKey, sealed } = sealBytes(needs.keys, place, made);
  const length = Buffer.alloc(KEY_LENGTH_BYTES);
  length.writeUInt16BE(dataKey.length);
  if (kept) await needs.files.remove(objectName);
  // Another reviewer may have been as fast; and a store that is full must not keep anybody from looking.
  await needs.files.put(objectName, Buffer.concat([length, dataKey, sealed])).catch(() => undefined);
  return made;
}

async function make(
  needs: Needs,
  { id, facts }: Pick<StoredDocument, 'id' | 'facts'>,
  view: View,
): Promise<Buffer | null> {
  const object = await objectOf(needs.database.read, id);
  const bytes = object && (await readObject(needs, object));
  if (!bytes) return null;
  // Of a signed file only what was signed is shown, as only that was read.
  return needs.reader.show(
    { type: facts.type, bytes: bytes.subarray(0, facts.readTo ?? bytes.length) },
    view,
  );
}

/** Null when it was sealed with a key that is no longer in use. */
function openKept(keys: Keys, place: Parameters<typeof openBytes>[1], object: Buffer): Buffer | null {
  const end = KEY_LENGTH_BYTES + object.readUInt16BE();
  try {
    return openBytes(keys, place, {
      dataKey: object.subarray(KEY_LENGTH_BYTES, end),
      sealed: object.subarray(end),
    });
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
