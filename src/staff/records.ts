// Keeps API clients. A key is never here, only the hash of its secret part.

import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { Instant } from '../shared/dates.js';
import type { ClientId } from '../shared/ids.js';
import type { ApiClient } from './client.js';
import { isScope } from './permissions.js';

const { placeholder } = sql;

export type StoredClient = ApiClient & { readonly secretHash: Buffer };

export async function addClient(tx: Tx, client: StoredClient): Promise<void> {
  await tx.q.insert(tx.t.apiClients).values({ ...client, scopes: [...client.scopes] });
}

export async function clientById(tx: Tx, id: string): Promise<StoredClient | undefined> {
  const find = tx.statement('client.byId', (q, t) =>
    q
      .select()
      .from(t.apiClients)
      .where(eq(t.apiClients.id, placeholder('id'))),
  );
  const [row] = await find({ id });
  return row && { ...row, scopes: row.scopes.filter(isScope) };
}

/** Oldest first, the revoked ones too. */
export async function allClients(tx: Tx): Promise<readonly ApiClient[]> {
  const { id, name, scopes, createdAt, revokedAt } = tx.t.apiClients;
  const rows = await tx.q
    .select({ id, name, scopes, createdAt, revokedAt })
    .from(tx.t.apiClients)
    .orderBy(asc(createdAt), asc(id));
  return rows.map((row) => ({ ...row, scopes: row.scopes.filter(isScope) }));
}

/** False when there is no such client that is not revoked already. */
export async function markRevoked(tx: Tx, id: ClientId, at: Instant): Promise<boolean> {
  const clients = tx.t.apiClients;
  const changed = await tx.q
    .update(clients)
    .set({ revokedAt: at })
    .where(and(eq(clients.id, id), isNull(clients.revokedAt)))
    .returning({ id: clients.id });
  return changed.length === 1;
}
