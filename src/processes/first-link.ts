// Lets the first person in: while there is no account, a link to make one lies in a file for an hour.

import { writeFirstLink } from '../adapters/first-link-file.js';
import type { Config } from '../config.js';
import { type Log, errorFacts } from '../http/log.js';
import { anyAccount, inviteFirst } from '../staff/accounts/actions.js';
import type { World } from '../world.js';

/** Writes the file when there is no account yet; the log says where it lies, and never what is in it. */
export async function offerFirstLink({
  config,
  world,
  log,
}: {
  readonly config: Config;
  readonly world: World;
  readonly log: Log;
}): Promise<void> {
  try {
    if (await anyAccount(world)) return;
    const who = { kind: 'system', id: null, onBehalfOf: null, requestId: world.newId() } as const;
    const link = await inviteFirst(world, who);
    if (!link) return;
    await writeFirstLink(config.firstLinkFile, `${config.publicUrl}/intern/lenke/${link.secret}`);
    log.info(
      { file: config.firstLinkFile, until: link.expiresAt },
      'nobody can sign in yet: the link in this file makes the first account',
    );
  } catch (error) {
    // Everything but signing in works without it, and `fullmakt staff create` makes accounts as well.
    log.warn({ error: errorFacts(error) }, 'the link to the first account could not be written');
  }
}
