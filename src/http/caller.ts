// Who is asking: a client by its key, staff by their session, or anyone; and whether that may use this route.

import { isUtf8 } from 'node:buffer';
import type { Actor } from '../audit/events.js';
import type { Database } from '../database/database.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { allowed } from '../shared/result.js';
import { findClient } from '../staff/actions.js';
import type { ApiClient } from '../staff/client.js';
import { mayDo } from '../staff/permissions.js';
import type { Session } from '../staff/session.js';
import { findSession } from '../staff/sessions/actions.js';
import { type Cookies, ourCookies, readCookies } from './cookies.js';
import type { Incoming } from './exchange.js';
import type { Rates } from './rates.js';
import { type Checked, refuse } from './refusing.js';
import type { Permission, Route } from './route.js';
import { isFromOurPages } from './same-origin.js';

export type Needs = {
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly rates: Rates;
  /** The address people see. */
  readonly publicUrl: string;
};

/** What a request says about who sends it. */
export type Sender = Pick<Incoming, 'request' | 'address' | 'requestId'>;

/** Who may go on. */
export type Admitted = {
  readonly who: Actor;
  readonly session: Session | null;
  readonly cookies: Cookies;
};

type Asks = Pick<Route, 'method' | 'permission' | 'limited' | 'onBehalfOf' | 'page' | 'quiet'>;

const BEARER = /^Bearer +([^\s,]+) *$/i;
const LONGEST_NAME = 100;
const NO_COOKIES: Cookies = {};

/** The caller when he may use the route. Refused with CROSS_SITE, RATE_LIMITED, UNAUTHENTICATED, FORBIDDEN or ON_BEHALF_OF_… */
export async function admit(needs: Needs, route: Asks, sender: Sender): Promise<Checked<Admitted>> {
  const { authorization, cookie } = sender.request.headers;
  // Others than Bearer belong to whoever stands in front of us and are none of a public route's business.
  if (authorization !== undefined && /^Bearer\b/i.test(authorization))
    return admitBearer(needs, route, sender);
  if (route.page && route.method !== 'get' && !isFromOurPages(sender.request, needs.publicUrl))
    return refuse('CROSS_SITE', { close: true });
  const cookies = readCookies(cookie);
  if (route.permission === 'anyone') return admitAnyone(needs, route, { sender, cookies });
  return admitStaff(needs, route, { sender, cookies });
}

/** The client whose key was sent; wrong keys count against the address they come from. */
export async function clientOf(needs: Needs, sender: Sender): Promise<Checked<ApiClient>> {
  const [, key] = BEARER.exec(sender.request.headers.authorization ?? '') ?? [];
  if (key === undefined) return refuse('UNAUTHENTICATED', { headers: CHALLENGE });
  const client = await findClient(needs.database.read, key);
  if (client) return allowed(client);
  const counted = await needs.rates.countWrongKey(sender.address());
  return counted.ok ? refuse('UNAUTHENTICATED', { headers: WRONG_KEY }) : counted;
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="fullmakt"' };
const WRONG_KEY = { 'www-authenticate': 'Bearer realm="fullmakt", error="invalid_token"' };

type From = { readonly sender: Sender; readonly cookies: Cookies };

async function admitAnyone(needs: Needs, route: Asks, { sender, cookies }: From): Promise<Checked<Admitted>> {
  if (route.limited) {
    const counted = await needs.rates.countPublic(sender.address());
    if (!counted.ok) return counted;
  }
  const who: Actor = { kind: 'anyone', id: null, onBehalfOf: null, requestId: sender.requestId };
  return allowed({ who, session: null, cookies });
}

/** The roles are asked for each time: who is given others, or shut out, is so from the next request on. */
async function admitStaff(needs: Needs, route: Asks, { sender, cookies }: From): Promise<Checked<Admitted>> {
  const secret = ourCookies(needs.publicUrl).read(cookies, 'session');
  const session = secret === null ? null : await findSession(needs, secret, { uses: !route.quiet });
  if (!session) return refuse('UNAUTHENTICATED', { headers: CHALLENGE });
  if (route.permission !== 'anyone' && !mayDo(session.roles, route.permission)) return refuse('FORBIDDEN');
  // Forms carry their token among their fields, which are not read yet.
  if (!route.page && route.method !== 'get' && !isOurScript(needs, session, sender))
    return refuse('CROSS_SITE', { close: true });
  const { staffId, name } = session;
  const who: Actor = { kind: 'staff', id: staffId, onBehalfOf: name, requestId: sender.requestId };
  return allowed({ who, session, cookies });
}

function isOurScript({ publicUrl }: Needs, { token }: Session, { request }: Sender): boolean {
  return isFromOurPages(request, publicUrl) && request.headers['x-csrf-token'] === token;
}

async function admitBearer(needs: Needs, route: Asks, sender: Sender): Promise<Checked<Admitted>> {
  const client = await clientOf(needs, sender);
  if (!client.ok) return client;
  if (!mayUse(client.value, route.permission)) return refuse('FORBIDDEN');
  const onBehalfOf = personActedFor(sender.request.headers['on-behalf-of']);
  if (onBehalfOf === '') return refuse('ON_BEHALF_OF_INVALID');
  if (onBehalfOf === null && route.onBehalfOf === 'required') return refuse('ON_BEHALF_OF_MISSING');
  const who: Actor = { kind: 'client', id: client.value.id, onBehalfOf, requestId: sender.requestId };
  return allowed({ who, session: null, cookies: NO_COOKIES });
}

function mayUse({ scopes }: ApiClient, permission: Permission): boolean {
  return permission === 'anyone' || scopes.some((scope) => scope === permission);
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
