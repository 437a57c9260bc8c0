// The screens before and right after signing in.

import { createAccount, inviteFirst } from '../../src/staff/accounts/actions.js';
import { OPERATOR } from '../support/http.js';
import { valueOf } from '../support/paper-world.js';
import type { Screen } from './screen.js';
import { sendForm } from './public.js';

export const STAFF_SCREENS: readonly Screen[] = [
  {
    name: 'staff-forste-konto',
    targets: 24,
    async open(page, { world }) {
      const first = await inviteFirst(world, OPERATOR);
      const another = { username: `ny.${Date.parse(world.now())}`, name: 'Ny Her', roles: ['handler'] };
      // Once there are accounts the first link is not made again; then its page is that of any other link.
      const link = first ?? valueOf(await createAccount(world, OPERATOR, another)).link;
      await page.goto(`/intern/lenke/${link.secret}`);
    },
  },
  {
    name: 'staff-logg-inn',
    targets: 24,
    open: (page) => page.goto('/intern/logg-inn'),
  },
  {
    name: 'staff-logg-inn-feil',
    targets: 24,
    async open(page) {
      await page.goto('/intern/logg-inn');
      await page.fill('[name=username]', 'kari');
      await page.fill('[name=password]', 'ikke det');
      await sendForm(page);
    },
  },
  {
    name: 'staff-start',
    as: { roles: ['handler', 'reviewer', 'dpo', 'admin'], name: 'Kari Moen' },
    targets: 24,
    open: (page) => page.goto('/intern'),
  },
];
