// Where received bytes lie: sealed before they come here, under a random name, written once.

import type { Instant } from '../shared/dates.js';

export type FileStore = {
  /** On disk when it returns. @throws when the name is taken: nothing is ever written over. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such object. */
  get(name: string): Promise<Buffer | null>;
  /** Nothing happens when it is gone already. */
  remove(name: string): Promise<void>;
  list(): AsyncIterable<{ readonly name: string; readonly storedAt: Instant }>;
};
