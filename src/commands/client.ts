// API clients from the command line: made, listed, revoked.

import type { ClientId } from '../shared/ids.js';
import type { Refusal } from '../shared/result.js';
import { createClient, listClients, revokeClient } from '../staff/actions.js';
import type { ApiClient } from '../staff/client.js';
import { SCOPES } from '../staff/permissions.js';
import { inExisting, inInstallation } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, done, refuse } from './outcome.js';

/** Prints the key, which is never shown again. */
export function createClientCommand(
  io: Io,
  asked: { readonly name: string; readonly scopes: readonly string[] },
): Promise<Outcome> {
  return inInstallation(io, async ({ world, who }) => {
    const created = await createClient(world, who, asked);
    if (!created.ok) return refuse(created.refusal.code, faultWords(created.refusal), created.refusal.faults);
    const { id, key } = created.value;
    return done({ id, key }, `Client ${id} may now call the API with this key. It is shown only once:`, key);
  });
}

export function listClientsCommand(io: Io): Promise<Outcome> {
  return inExisting(io, async ({ world, who }) => {
    const listed = await listClients(world, who);
    if (!listed.ok) return refuse(listed.refusal.code, faultWords(listed.refusal));
    const lines = listed.value.map(lineOf);
    return done(listed.value, ...(lines.length > 0 ? lines : ['There are no API clients.']));
  });
}

export function revokeClientCommand(io: Io, id: string): Promise<Outcome> {
  return inExisting(io, async ({ world, who }) => {
    const revoked = await revokeClient(world, who, id as ClientId);
    if (!revoked.ok) return refuse(revoked.refusal.code, `there is no client ${id}`);
    return done(revoked.value, `Client ${id} is revoked: its key opens nothing from the next request on.`);
  });
}

function lineOf({ id, name, scopes, createdAt, revokedAt }: ApiClient): string {
  const state = revokedAt === null ? 'active' : `revoked ${revokedAt}`;
  return `${id}  ${name}  [${scopes.join(', ')}]  made ${createdAt}  ${state}`;
}

function faultWords({ code, faults }: Refusal): string {
  if (faults.length === 0) return `the client was refused (${code})`;
  const words = faults.map(
    (fault) => WORDS[`${fault.path.replace(/\[\d+\]$/, '')} ${fault.code}`] ?? fault.code,
  );
  return [...new Set(words)].join('; ');
}

const WORDS: Readonly<Record<string, string>> = {
  'name MISSING': 'a client needs a name (--name)',
  'name TOO_LONG': 'the name has more than 100 characters',
  'name NOT_TEXT': 'the name holds characters that are not text',
  'scopes MISSING': `a client needs at least one scope (--scopes): ${SCOPES.join(', ')}`,
  'scopes NOT_ALLOWED': `there is no such scope; there are ${SCOPES.join(', ')}`,
};
