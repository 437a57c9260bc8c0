// Where a link leads: a password is chosen, and with the very first link an account is made.

import { z } from 'zod';
import type { Route } from '../../http/route.js';
import { allowed, refusal, refused } from '../../shared/result.js';
import { choosePassword, lookAtLink } from '../../staff/accounts/actions.js';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../staff/account.js';
import { SIGN_IN, STAFF } from '../error-page.js';
import { messagesFor, type OwnWords } from '../faults.js';
import { defineForm, definePage } from '../page.js';
import type { Site } from '../site.js';
import { textIn } from '../typed.js';
import { ChoosePasswordPage } from '../views/choose-password.js';

type Needs = Parameters<typeof choosePassword>[0];

const LANGUAGE = 'nb';
const params = z.strictObject({ secret: z.string().max(100) });

export function choosePasswordPages(
  site: Site,
  needs: Needs & { readonly used: () => Promise<void> },
): readonly Route[] {
  const path = `${STAFF}/lenke/:secret`;
  return [
    definePage(site, {
      language: LANGUAGE,
      path,
      permission: 'anyone',
      limited: true,
      params,
      load: async ({ params: { secret } }) => {
        const use = await lookAtLink(needs, secret);
        return use ? allowed(use) : refused(refusal('NOT_FOUND'));
      },
      view: (use, scene) => ChoosePasswordPage({ scene, use, username: '', name: '', faults: [] }),
    }),
    defineForm(site, {
      language: LANGUAGE,
      path,
      permission: 'anyone',
      limited: true,
      params,
      body: z.strictObject({
        username: z.string().max(100).optional(),
        name: z.string().max(200).optional(),
        password: z.string().max(1000),
        repeated: z.string().max(1000),
      }),
      run: async ({ who, params: { secret }, body: { repeated, password, username, name } }) => {
        if (repeated !== password)
          return refused(refusal('INVALID_INPUT', [{ path: 'repeated', code: 'NOT_THE_SAME' }]));
        const named = { ...(username !== undefined && { username }), ...(name !== undefined && { name }) };
        const chosen = await choosePassword(needs, who, { secret, password, ...named });
        if (chosen.ok) await needs.used();
        return chosen;
      },
      done: () => ({ goTo: `${SIGN_IN}?passord=lagret` }),
      again: async ({ scene, params: { secret }, typed, refusal: why }) => {
        const use = await lookAtLink(needs, secret);
        if (!use) return null;
        return ChoosePasswordPage({
          scene,
          use,
          username: textIn(typed, 'username'),
          name: textIn(typed, 'name'),
          faults: messagesFor(why, LANGUAGE, WORDS),
        });
      },
    }),
  ];
}

const same = (text: string) => ({ nb: text, nn: text, en: text });

const WORDS: OwnWords = {
  'repeated NOT_THE_SAME': same('Passordene er ikke like. Skriv det samme i begge feltene.'),
  'password TOO_SHORT': same(`Passordet må ha minst ${SHORTEST_PASSWORD} tegn.`),
  'password TOO_LONG': same(`Passordet kan ha høyst ${LONGEST_PASSWORD} tegn.`),
};
