// Who is calling: by key, within which scopes, and for whom; and whether that may use this route.

import { isUtf8 } from 'node:buffer';
import type { Actor } from '../audit/events.js';
import type { Database } from '../database/database.js';
import { allowed } from '../shared/result.js';
import { findClient } from '../staff/actions.js';
import type { ApiClient } from '../staff/client.js';
import type { Incoming } from './exchange.js';
import type { Rates } from './rates.js';
import { type Checked, refuse } from './refusing.js';
import type { Permission, Route } from './route.js';
import { isFromOurPages } from './same-origin.js';

export type Needs = {
  readonly database: Database;
  readonly rates: Rates;
  /** The address people see. */
  readonly publicUrl: string;
};

/** What a request says about who sends it. */
export type Sender = Pick<Incoming, 'request' | 'address' | 'requestId'>;

type Asks = Pick<Route, 'method' | 'permission' | 'limited' | 'onBehalfOf' | 'page'>;

const BEARER = /^Bearer +([^\s,]+) *$/i;
const LONGEST_NAME = 100;

/** The caller when he may use the route. Refused with CROSS_SITE, RATE_LIMITED, UNAUTHENTICATED, FORBIDDEN or ON_BEHALF_OF_… */
export async function admit(needs: Needs, route: Asks, sender: Sender): Promise<Checked<Actor>> {
  if (route.page && route.method !== 'get' && !isFromOurPages(sender.request, needs.publicUrl))
    return refuse('CROSS_SITE', { close: true });
  const { authorization } = sender.request.headers;
  // Others than Bearer belong to whoever stands in front of us and are none of a public route's business.
  const shown = authorization !== undefined && /^Bearer\b/i.test(authorization);
  if (route.permission === 'anyone' && !shown) return admitAnyone(needs, route, sender);
  const client = await clientOf(needs, sender);
  if (!client.ok) return client;
  if (!mayUse(client.value, route.permission)) return refuse('FORBIDDEN');
  return admitClient(client.value, route, sender);
}

/** The client whose key was sent; wrong keys count against the address they come from. */
export async function clientOf(needs: Needs, sender: Sender): Promise<Checked<ApiClient>> {
  const [, key] = BEARER.exec(sender.request.headers.authorization ?? '') ?? [];
  if (key === undefined) return refuse('UNAUTHENTICATED', { headers: CHALLENGE });
  const client = await findClient(needs.database.read, key);
  if (client) return allowed(client);
  const counted = await needs.rates.countWrongKey(sender.address);
  return counted.ok ? refuse('UNAUTHENTICATED', { headers: WRONG_KEY }) : counted;
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="fullmakt"' };
const WRONG_KEY = { 'www-authenticate': 'Bearer realm="fullmakt", error="invalid_token"' };

async function admitAnyone(needs: Needs, route: Asks, sender: Sender): Promise<Checked<Actor>> {
  if (route.limited) {
    const counted = await needs.rates.countPublic(sender.address);
    if (!counted.ok) return counted;
  }
  return allowed({ kind: 'anyone', id: null, onBehalfOf: null, requestId: sender.requestId });
}

function admitClient(client: ApiClient, route: Asks, sender: Sender): Checked<Actor> {
  const onBehalfOf = personActedFor(sender.request.headers['on-behalf-of']);
  if (onBehalfOf === '') return refuse('ON_BEHALF_OF_INVALID');
  if (onBehalfOf === null && route.onBehalfOf === 'required') return refuse('ON_BEHALF_OF_MISSING');
  return allowed({ kind: 'client', id: client.id, onBehalfOf, requestId: sender.requestId });
}

function mayUse(client: ApiClient, permission: Permission): boolean {
  return permission === 'anyone' || client.scopes.includes(permission);
}

/** The name in On-Behalf-Of; null when there is none, "" when it cannot be used. */
function personActedFor(header: string | readonly string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  // Node reads header bytes as latin1. A sender who wrote UTF-8 is understood, and so is one who wrote latin1.
  const bytes = Buffer.from(header, 'latin1');
  const name = (isUtf8(bytes) ? bytes.toString('utf8') : header).normalize('NFC').trim();
  if (name === '') return null;
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) return '';
  return Array.from(name).length > LONGEST_NAME ? '' : name;
}
