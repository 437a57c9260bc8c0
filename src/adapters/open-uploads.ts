// Opens the store that UPLOADS_URL names: a folder, or a bucket.

import { type Config, SettingsFaulty } from '../config.js';
import type { FileStore, StoreUnavailable } from '../documents/file-store.js';
import type { Instant } from '../shared/dates.js';
import { parseS3Address } from '../shared/s3-address.js';
import { openFileStore } from './files.js';
import { openS3Files } from './s3-files.js';

export type Needs = {
  readonly now: () => Instant;
  /** Told when the store cannot be reached just now; it is opened all the same, and works once it can. */
  readonly doubt?: (error: StoreUnavailable) => void;
};

/** @throws StoreUnavailable when the folder cannot be used, StoreRefuses when the object store will not have us. */
export async function openUploads(
  { now, doubt = () => undefined }: Needs,
  { uploadsUrl, uploadsKey }: Pick<Config, 'uploadsUrl' | 'uploadsKey'>,
): Promise<FileStore> {
  if (!uploadsUrl.startsWith('s3:')) return openFileStore(uploadsUrl, now);
  const address = parseS3Address(uploadsUrl);
  if (!address.ok) throw new SettingsFaulty([`UPLOADS_URL: ${address.refusal}`]);
  if (!uploadsKey) throw new SettingsFaulty(['UPLOADS_URL: is on S3, and there is no key to it']);
  return openS3Files({ address: address.value, key: uploadsKey, doubt });
}
