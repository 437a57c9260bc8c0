// Signing in and out.

import { z } from 'zod';
import type { Headers, Route } from '../../http/route.js';
import { allowed } from '../../shared/result.js';
import { signIn, signOut, type Needs as SessionNeeds } from '../../staff/sessions/actions.js';
import { SIGN_IN, STAFF } from '../error-page.js';
import { defineForm, definePage } from '../page.js';
import { messagesFor } from '../faults.js';
import type { Site } from '../site.js';
import { textIn } from '../typed.js';
import { SignInPage, type SignInProps } from '../views/sign-in.js';

/** How long a browser is remembered as one that somebody has signed in from. */
const KNOWN_SECONDS = 365 * 24 * 60 * 60;

const LANGUAGE = 'nb';

export function signInPages(site: Site, needs: SessionNeeds): readonly Route[] {
  return [
    definePage(site, {
      language: LANGUAGE,
      path: SIGN_IN,
      permission: 'anyone',
      query: z.object({
        til: z.string().optional(),
        utlogget: z.string().optional(),
        passord: z.string().optional(),
      }),
      load: ({ query }) => allowed({ to: ownPlace(query.til), notice: noticeFor(query) }),
      view: ({ to, notice }, scene) => SignInPage({ scene, to, username: '', notice, faults: [] }),
    }),
    defineForm(site, {
      language: LANGUAGE,
      path: SIGN_IN,
      permission: 'anyone',
      limited: true,
      body: z.strictObject({
        username: z.string().min(1, 'MISSING').max(200),
        password: z.string().min(1, 'MISSING').max(1000),
        to: z.string().max(500),
      }),
      run: async ({ who, cookies, body: { to, ...typed } }) => {
        const knownBrowser = site.cookies.read(cookies, 'known');
        const signedIn = await signIn(needs, who, { ...typed, knownBrowser });
        return signedIn.ok ? allowed({ ...signedIn.value, to: ownPlace(to) }) : signedIn;
      },
      done: ({ to, secret, knownBrowser }) => ({
        goTo: to,
        headers: {
          'set-cookie': [
            site.cookies.set('session', secret),
            site.cookies.set('known', knownBrowser, KNOWN_SECONDS),
          ],
        },
      }),
      again: ({ scene, typed, refusal }) =>
        SignInPage({
          scene,
          to: ownPlace(textIn(typed, 'to')),
          username: textIn(typed, 'username'),
          notice: null,
          faults: messagesFor(refusal, LANGUAGE),
        }),
    }),
    defineForm(site, {
      language: LANGUAGE,
      path: `${STAFF}/logg-ut`,
      permission: 'workplace',
      body: z.strictObject({}),
      run: async ({ who, session }) => (session ? signOut(needs, who, session) : allowed(null)),
      done: () => ({ goTo: SIGN_IN, headers: signedOutHeaders(site) }),
      again: () => null,
    }),
  ];
}

function noticeFor({
  utlogget,
  passord,
}: {
  readonly utlogget?: string | undefined;
  readonly passord?: string | undefined;
}): SignInProps['notice'] {
  if (passord !== undefined) return 'password-set';
  return utlogget === undefined ? null : 'signed-out';
}

function signedOutHeaders(site: Site): Headers {
  // Nothing of what was on the screen stays behind in the browser.
  return { 'set-cookie': site.cookies.clear('session'), 'clear-site-data': '"cache", "storage"' };
}

/** A place of our own to go on to; never an address somebody else has put in. */
function ownPlace(asked: string | undefined): string {
  return asked !== undefined && /^\/intern(\/[\w~-]+)*(\?[\w.~%=&+-]*)?$/.test(asked) ? asked : STAFF;
}
