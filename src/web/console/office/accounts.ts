// Accounts of staff: looked over, made, given other roles or a new link, shut.

import { z } from 'zod';
import type { Route } from '../../../http/route.js';
import type { StaffId } from '../../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../../shared/result.js';
import {
  changeRoles,
  createAccount,
  disableAccount,
  inviteAgain,
  listAccounts,
  type Needs as AccountNeeds,
  type OpenLink,
} from '../../../staff/accounts/actions.js';
import { LINK_MINUTES, type StaffAccount } from '../../../staff/account.js';
import { type Needs as DeskNeeds, takeSecret } from '../../../staff/desk/actions.js';
import { onDeskOf } from '../../../staff/desk/steps.js';
import { isRole } from '../../../staff/permissions.js';
import type { Who } from '../../../audit/act.js';
import { messagesFor, type OwnWords } from '../../faults.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { textIn, textsIn } from '../../typed.js';
import { AccountPage, AccountsPage, NewAccountPage } from '../../views/office/accounts.js';
import { SecretPage } from '../../views/office/secret.js';
import { paths } from '../paths.js';
import { several } from './several.js';

export type Needs = AccountNeeds & DeskNeeds & { readonly publicUrl: string };

const LANGUAGE = 'nb';
const params = z.strictObject({
  id: z
    .string()
    .max(64)
    .transform((id) => id as StaffId),
});

const same = (text: string) => ({ nb: text, nn: text, en: text });
const WORDS: OwnWords = {
  'name MISSING': same('Skriv navnet.'),
  'roles MISSING': same('Velg minst én rolle.'),
  'username NOT_A_USERNAME': same('Brukernavnet må ha 2–64 tegn: bokstaver, tall og . _ @ + -'),
  'username USERNAME_TAKEN': same('Brukernavnet er i bruk. Velg et annet.'),
};

export function accountPages(site: Site, needs: Needs): readonly Route[] {
  const find = async (who: Who, id: StaffId): Promise<Result<StaffAccount, Refusal>> => {
    const listed = await listAccounts(needs, who);
    if (!listed.ok) return listed;
    const account = listed.value.find((one) => one.id === id);
    return account ? allowed(account) : refused(refusal('NOT_FOUND'));
  };
  const at = paths.account(':id');
  const doing = { language: LANGUAGE, permission: 'accounts', params } as const;
  return [
    definePage(site, {
      language: LANGUAGE,
      path: paths.accounts,
      permission: 'accounts',
      load: ({ who }) => listAccounts(needs, who),
      view: (accounts, scene) => AccountsPage({ scene, accounts }),
    }),
    definePage(site, {
      language: LANGUAGE,
      path: paths.newAccount,
      permission: 'accounts',
      load: () => allowed(null),
      view: (_nothing, scene) =>
        NewAccountPage({ scene, typed: { name: '', username: '', roles: [] }, faults: [] }),
    }),
    defineForm(site, {
      language: LANGUAGE,
      path: paths.newAccount,
      permission: 'accounts',
      body: z.strictObject({ name: z.string().max(300), username: z.string().max(300), roles: several }),
      run: async ({ who, body }) => {
        const laid = onDeskOf(needs, who, 'invitation');
        return createAccount(needs, laid, body);
      },
      done: () => ({ goTo: paths.invitation }),
      again: ({ scene, typed, refusal: why }) =>
        NewAccountPage({
          scene,
          typed: {
            name: textIn(typed, 'name'),
            username: textIn(typed, 'username'),
            roles: textsIn(typed, 'roles'),
          },
          faults: messagesFor(why, LANGUAGE, WORDS),
        }),
    }),
    definePage(site, {
      language: LANGUAGE,
      path: paths.invitation,
      permission: 'accounts',
      load: async ({ session }) => {
        const laid = session && (await takeSecret(needs, session.staffId, 'invitation'));
        return allowed(laid ? linkIn(laid) : null);
      },
      view: (link, scene) =>
        SecretPage({
          scene,
          title: 'Lenke til å velge passord',
          crumbs: [{ href: paths.accounts, text: 'Kontoer' }],
          secret: link && `${needs.publicUrl}/intern/lenke/${link.secret}`,
          label: 'Lenken',
          gone: 'Lenken er vist allerede. Lag en ny fra kontoen hvis den ble borte.',
          onward: { href: paths.accounts, text: 'Til kontoene' },
          advice: `Gi lenken til personen selv, på en måte bare han eller hun kan lese. Den gjelder i ${LINK_MINUTES} minutter, og bare én gang.`,
        }),
    }),
    definePage(site, {
      ...doing,
      path: at,
      query: z.object({ lagret: z.string().optional() }),
      load: async ({ who, params: { id }, query }) => {
        const account = await find(who, id);
        return account.ok ? allowed({ account: account.value, saved: query.lagret !== undefined }) : account;
      },
      view: ({ account, saved }, scene) =>
        AccountPage({ scene, account, saved, roles: account.roles, faults: [] }),
    }),
    defineForm(site, {
      ...doing,
      path: `${at}/roller`,
      body: z.strictObject({ roles: several }),
      run: async ({ who, params: { id }, body }) => {
        const changed = await changeRoles(needs, who, { id, roles: body.roles.filter(isRole) });
        return changed.ok ? allowed(id) : changed;
      },
      done: (id) => ({ goTo: `${paths.account(id)}?lagret=ja` }),
      again: async ({ scene, who, params: { id }, typed, refusal: why }) => {
        const account = await find(who, id);
        if (!account.ok || why.code !== 'INVALID_INPUT') return null;
        const faults = messagesFor(why, LANGUAGE, WORDS);
        return AccountPage({
          scene,
          account: account.value,
          saved: false,
          roles: textsIn(typed, 'roles'),
          faults,
        });
      },
    }),
    defineForm(site, {
      ...doing,
      path: `${at}/lenke`,
      body: z.strictObject({}),
      run: ({ who, params: { id } }) => inviteAgain(needs, onDeskOf(needs, who, 'invitation'), id),
      done: () => ({ goTo: paths.invitation }),
      again: () => null,
    }),
    defineForm(site, {
      ...doing,
      path: `${at}/steng`,
      body: z.strictObject({}),
      run: ({ who, params: { id } }) => disableAccount(needs, who, id),
      done: ({ id }) => ({ goTo: `${paths.account(id)}?lagret=ja` }),
      again: () => null,
    }),
  ];
}

/** What an action gave and was laid on the desk: the link itself, or an account with its link. */
function linkIn(laid: unknown): OpenLink {
  const value = laid as OpenLink | { readonly link: OpenLink };
  return 'link' in value ? value.link : value;
}
