// Where received bytes lie: sealed before they come here, under a random name, written once.

import type { Instant } from '../shared/dates.js';
import { Unavailable } from '../shared/unavailable.js';
import { MOST_LOSSLESS_BYTES } from './file-size.js';

export type FileStore = {
  /** Lasting when it returns. @throws NameTaken where the store can tell: nothing is ever written over. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such object; a store that has gone is not taken for an empty one. */
  get(name: string): Promise<Buffer | null>;
  /** Nothing happens when it is gone already. */
  remove(name: string): Promise<void>;
  /** Every object, in no order, however many there are. */
  list(): AsyncIterable<{ readonly name: string; readonly storedAt: Instant }>;
};

/** The store cannot do its work now: out of reach, full, slow, or giving other bytes than were stored. Answered by 503. */
export class StoreUnavailable extends Unavailable {}

/** The store answers and says no: time does not mend that, whoever looks after the settings does. */
export class StoreRefuses extends StoreUnavailable {}

/** Names are random, so only a fault of ours comes to a name that is taken. */
export class NameTaken extends Error {
  constructor() {
    super('an object of this name is there already');
  }
}

/** The largest received file, sealed, is a little longer. A store need not give back more than this. */
export const LARGEST_OBJECT_BYTES = MOST_LOSSLESS_BYTES + 1024 * 1024;
