// Signing in and out, and knowing who is signed in.

import { randomBytes } from 'node:crypto';
import { type Done, type Who, act } from '../../audit/act.js';
import type { Ledger } from '../../audit/ledger.js';
import type { Database } from '../../database/database.js';
import { blindIndex, hashSecret } from '../../sealing/blind-index.js';
import type { Keys } from '../../sealing/keys.js';
import { addMinutes, type Instant } from '../../shared/dates.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import { accountByUsername } from '../accounts/records.js';
import { foldUsername } from '../account.js';
import type { Passwords } from '../passwords.js';
import { endOfSession, idleEnd, idleSince, NOTED_EVERY_MINUTES, type Session } from '../session.js';
import { MOST_TRIES, TRIES_LAST_MINUTES } from '../tries.js';
import {
  addSession,
  forgetEnded,
  giveTriesBack,
  hasTryLeft,
  noteUse,
  removeSession,
  sessionInUse,
  takeTry,
} from './records.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly passwords: Passwords;
};

export type SigningIn = {
  readonly username: string;
  readonly password: string;
  /** What the browser was given when somebody signed in from it before. */
  readonly knownBrowser: string | null;
};

/** `secret` is for the session’s cookie, `knownBrowser` for one that outlives it. */
export type SignedIn = { readonly secret: string; readonly knownBrowser: string };

type Code = 'SIGN_IN_REFUSED' | 'SIGN_IN_TOO_OFTEN';

const SECRET_BYTES = 32;

/**
 * Signs somebody in. Refused with SIGN_IN_REFUSED alike for an unknown user, a wrong password and an account that is
 * disabled or has no password yet, after the same time; with SIGN_IN_TOO_OFTEN after too many tries in vain.
 */
export async function signIn(
  needs: Needs,
  who: Who,
  asked: SigningIn,
): Promise<Result<SignedIn, Refusal<Code>>> {
  const username = foldUsername(asked.username);
  const tryKey = tryKeyOf(needs.keys, username, asked.knownBrowser);
  const limit = limitAt(needs.now());
  const account = await accountByUsername(needs.database.read, needs.keys, username);
  const mayTry = await hasTryLeft(needs.database.read, tryKey, limit);
  const matches = mayTry && (await needs.passwords.matches(asked.password, account?.passwordHash ?? null));
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const now = needs.now();
  const answer = await act(needs, who, async (tx): Promise<Done<SignedIn | null, Refusal<Code>>> => {
    const about = account?.id ?? null;
    if (!mayTry || !(await takeTry(tx, tryKey, limit))) {
      const details = { code: 'SIGN_IN_TOO_OFTEN' };
      return {
        result: refused(refusal('SIGN_IN_TOO_OFTEN')),
        event: { type: 'sign-in-failed', outcome: 'refused', about, details },
      };
    }
    // A try in vain must stay counted, and what a refusal has written is undone: so in here it is an answer.
    if (!account || !matches || account.disabledAt !== null)
      return { result: allowed(null), event: { type: 'sign-in-failed', outcome: 'refused', about } };
    await giveTriesBack(tx, tryKey);
    await addSession(tx, {
      key: sessionKey(secret),
      staffId: account.id,
      startedAt: now,
      lastUsedAt: now,
      endsAt: endOfSession(now),
    });
    return {
      result: allowed({ secret, knownBrowser: knownBrowserOf(needs.keys, username) }),
      event: { type: 'signed-in', outcome: 'done', about: account.id },
    };
  });
  if (!answer.ok) return answer;
  return answer.value ? allowed(answer.value) : refused(refusal('SIGN_IN_REFUSED'));
}

/** Ends a session. Again is harmless. */
export async function signOut(
  needs: Pick<Needs, 'ledger'>,
  who: Who,
  session: Pick<Session, 'key' | 'staffId'>,
): Promise<Result<null, Refusal>> {
  return act(needs, who, async (tx) => {
    await removeSession(tx, session.key);
    return { result: allowed(null), event: { type: 'signed-out', outcome: 'done', about: session.staffId } };
  });
}

/**
 * The session a cookie's secret belongs to, as the account is at this moment; null when it is over. Asks the database
 * every time. `uses` false for what a page asks by itself: that keeps nobody signed in.
 */
export async function findSession(
  needs: Pick<Needs, 'database' | 'keys' | 'now'>,
  secret: string,
  { uses }: { readonly uses: boolean },
): Promise<Session | null> {
  const now = needs.now();
  const key = sessionKey(secret);
  const found = await sessionInUse(needs.database.read, needs.keys, { key, now, idleSince: idleSince(now) });
  if (!found) return null;
  const notedBefore = addMinutes(now, -NOTED_EVERY_MINUTES);
  if (uses && found.lastUsedAt < notedBefore)
    await needs.database.transaction((tx) => noteUse(tx, key, now, notedBefore), { strict: false });
  const { staffId, name, roles, endsAt } = found;
  const lastUsedAt = uses && found.lastUsedAt < notedBefore ? now : found.lastUsedAt;
  const token = blindIndex(needs.keys, 'session-token', key);
  return { key, staffId, name, roles, token, lastUsedAt, idleUntil: idleEnd(lastUsedAt), endsAt };
}

/** Removes sessions that are over, so many at most; gives how many. */
export function forgetEndedSessions(
  { database, now }: Pick<Needs, 'database' | 'now'>,
  most: number,
): Promise<number> {
  return database.transaction((tx) => forgetEnded(tx, now(), most), { strict: false });
}

function limitAt(now: Instant) {
  return { now, since: addMinutes(now, -TRIES_LAST_MINUTES), most: MOST_TRIES };
}

function sessionKey(secret: string): string {
  return hashSecret(secret).toString('base64url');
}

/** A mark only we can make, for this user: whoever shows it has signed in from here before. */
function knownBrowserOf(keys: Keys, username: string): string {
  const random = randomBytes(16).toString('base64url');
  return `${random}.${blindIndex(keys, 'known-browser', username, random)}`;
}

/** Tries are counted by user, and apart for each browser that is known for him. */
function tryKeyOf(keys: Keys, username: string, knownBrowser: string | null): string {
  const [random = '', mark = ''] = (knownBrowser ?? '').split('.');
  const isKnown = mark !== '' && mark === blindIndex(keys, 'known-browser', username, random);
  return blindIndex(keys, 'sign-in-tries', username, isKnown ? random : '');
}
