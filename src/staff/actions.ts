// Lets other systems in and shuts them out: API clients are made, listed, revoked, and recognised by their key.

import { randomBytes } from 'node:crypto';
import { act, type Who } from '../audit/act.js';
import type { Ledger } from '../audit/ledger.js';
import type { Tx } from '../database/database.js';
import { hashSecret, isSecret } from '../sealing/blind-index.js';
import type { Instant } from '../shared/dates.js';
import type { ClientId, Id } from '../shared/ids.js';
import { type Fault, type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import type { ApiClient } from './client.js';
import { isScope, SCOPES } from './permissions.js';
import { addClient, allClients, clientById, markRevoked } from './records.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly now: () => Instant;
  readonly newId: <Of extends string>() => Id<Of>;
};

const LONGEST_NAME = 100;
const SECRET_BYTES = 32;
const KEY = /^fm_([A-Za-z0-9-]{1,64})\.([A-Za-z0-9_-]{43})$/;

/** Compared with when there is no such client, so that an unknown one takes as long to refuse as a wrong secret. */
const NOBODYS_HASH = Buffer.alloc(32);

/**
 * Makes a client. `key` is told here and never again; only a hash of its 256 random bits is kept.
 * Refused with INVALID_INPUT and every fault of name (1–100 characters) and scopes (at least one, all known).
 */
export async function createClient(
  needs: Needs,
  who: Who,
  asked: { readonly name: string; readonly scopes: readonly string[] },
): Promise<Result<{ readonly id: ClientId; readonly key: string }, Refusal>> {
  const id = needs.newId<'client'>();
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const createdAt = needs.now();
  const name = asked.name.trim();
  const scopes = SCOPES.filter((scope) => asked.scopes.includes(scope));
  const faults = [...faultsOfName(name), ...faultsOfScopes(asked.scopes)];
  return act(needs, who, async (tx) => {
    if (faults.length > 0) {
      return {
        result: refused(refusal('INVALID_INPUT', faults)),
        event: { type: 'client-created', outcome: 'refused', about: null },
      };
    }
    await addClient(tx, { id, name, scopes, createdAt, revokedAt: null, secretHash: hashSecret(secret) });
    return {
      result: allowed({ id, key: `fm_${id}.${secret}` }),
      event: { type: 'client-created', outcome: 'done', about: id, details: { name, scopes } },
    };
  });
}

/** Every client, oldest first; no keys. */
export async function listClients(
  needs: Pick<Needs, 'ledger'>,
  who: Who,
): Promise<Result<readonly ApiClient[], Refusal>> {
  return act(needs, who, async (tx) => ({
    result: allowed(await allClients(tx)),
    event: { type: 'clients-listed', outcome: 'read', about: null },
  }));
}

/** Ends a client: its key opens nothing from the next request on. Revoking it again is harmless. Refused with NOT_FOUND. */
export async function revokeClient(
  needs: Needs,
  who: Who,
  id: ClientId,
): Promise<Result<{ readonly id: ClientId; readonly revokedAt: Instant }, Refusal>> {
  const now = needs.now();
  return act(needs, who, async (tx) => {
    await markRevoked(tx, id, now);
    const client = await clientById(tx, id);
    if (!client) {
      return {
        result: refused(refusal('NOT_FOUND')),
        event: { type: 'client-revoked', outcome: 'refused', about: null },
      };
    }
    return {
      result: allowed({ id, revokedAt: client.revokedAt ?? now }),
      event: { type: 'client-revoked', outcome: 'done', about: id },
    };
  });
}

/**
 * The client a key belongs to; null when the key is unknown, wrong or revoked. The database is asked every time, after
 * this was called: whoever shows the same key in the same turn of the event loop shares the question.
 */
export function findClient(read: Tx, key: string): Promise<ApiClient | null> {
  const asking = askingOn.get(read) ?? { now: null };
  if (!askingOn.has(read)) askingOn.set(read, asking);
  const asked = (asking.now ??= beginTurn(asking));
  const found = asked.get(key) ?? lookUp(read, key);
  asked.set(key, found);
  return found;
}

type Asked = Map<string, Promise<ApiClient | null>>;
/** Questions that have not been put yet. */
type Asking = { now: Asked | null };

const askingOn = new WeakMap<Tx, Asking>();

/** A map for each turn: one that is filled and emptied for ever keeps alive for long what it once held (README, decisions). */
function beginTurn(asking: Asking): Asked {
  setImmediate(() => {
    asking.now = null;
  });
  return new Map();
}

async function lookUp(read: Tx, key: string): Promise<ApiClient | null> {
  await new Promise(setImmediate);
  const [, id, secret] = KEY.exec(key) ?? [];
  if (id === undefined || secret === undefined) return null;
  const client = await clientById(read, id);
  const genuine = isSecret(secret, client?.secretHash ?? NOBODYS_HASH);
  if (!client || !genuine || client.revokedAt !== null) return null;
  return client;
}

function faultsOfName(name: string): Fault[] {
  if (name === '') return [{ path: 'name', code: 'MISSING' }];
  if (name.length > LONGEST_NAME) return [{ path: 'name', code: 'TOO_LONG', named: String(LONGEST_NAME) }];
  return /\p{Cc}/u.test(name) ? [{ path: 'name', code: 'NOT_TEXT' }] : [];
}

function faultsOfScopes(scopes: readonly string[]): Fault[] {
  if (scopes.length === 0) return [{ path: 'scopes', code: 'MISSING' }];
  return scopes.flatMap((scope, index) =>
    isScope(scope) ? [] : [{ path: `scopes[${index}]`, code: 'NOT_ALLOWED', named: SCOPES.join(', ') }],
  );
}
