// An API client: another system with a key of its own and the scopes it was given.

import type { Instant } from '../shared/dates.js';
import type { ClientId } from '../shared/ids.js';
import type { Scope } from './permissions.js';

export type ApiClient = {
  readonly id: ClientId;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  readonly revokedAt: Instant | null;
};
