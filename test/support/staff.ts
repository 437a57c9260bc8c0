// People who work here: accounts with passwords, and browsers that are signed in.

import { createPasswords } from '../../src/adapters/passwords.js';
import type { Service } from '../../src/http/server.js';
import { choosePassword, createAccount } from '../../src/staff/accounts/actions.js';
import type { Role } from '../../src/staff/permissions.js';
import type { StaffId } from '../../src/shared/ids.js';
import { OPERATOR } from './http.js';
import { aVisitor, type Visitor } from './pages.js';
import { valueOf } from './paper-world.js';
import { ANYONE, type TestWorld } from './world.js';

export const PASSWORD = 'korrekt hest batteri stift';
const passwords = createPasswords();

let made = 0;

/** An account that can sign in with PASSWORD. */
export async function anAccount(
  world: TestWorld,
  {
    roles = ['handler'],
    name = 'Kari Moen',
  }: { readonly roles?: readonly Role[]; readonly name?: string } = {},
): Promise<{ readonly id: StaffId; readonly username: string }> {
  const username = `kari.${++made}`;
  const { account, link } = valueOf(await createAccount(world, OPERATOR, { username, name, roles }));
  const chosen = { secret: link.secret, password: PASSWORD };
  valueOf(await choosePassword({ ...world, passwords }, ANYONE, chosen));
  return { id: account.id, username };
}

export type Colleague = Visitor & {
  readonly id: StaffId;
  /** Sends a form of ours, with the session's token. */
  submit: Visitor['send'];
  /** What scripts of ours send along. */
  readonly token: string;
};

/** Somebody at work, signed in. */
export async function aColleague(
  app: Service,
  world: TestWorld,
  how: { readonly roles?: readonly Role[]; readonly name?: string } = {},
): Promise<Colleague> {
  const { id, username } = await anAccount(world, how);
  const visitor = aVisitor(app);
  const signedIn = await visitor.send('/intern/logg-inn', { username, password: PASSWORD, to: '' });
  if (signedIn.status !== 303) throw new Error(`could not sign in: ${signedIn.status} ${signedIn.text}`);
  const { html } = await visitor.open('/intern');
  const [, token = ''] = / data-token="([^"]+)"/.exec(html) ?? [];
  return {
    ...visitor,
    id,
    token,
    submit: (path, fields, more) => visitor.send(path, { ...fields, csrf: token }, more),
  };
}
