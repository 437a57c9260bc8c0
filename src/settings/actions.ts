// Editing the settings: parts are drafted, looked at as a whole, and put in force together, as an edition of their own.

import { type Done, type Who, act } from '../audit/act.js';
import type { Ledger } from '../audit/ledger.js';
import { agencySchema } from '../config/agency-schema.js';
import type { Database } from '../database/database.js';
import type { Keys } from '../sealing/keys.js';
import { type Agency, type SettingsPart, withParts } from '../shared/agency.js';
import type { Instant } from '../shared/dates.js';
import type { StaffId } from '../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import { lookAtDesk } from '../staff/desk/actions.js';
import { clearFromDesk, findOnDesk, putOnDesk } from '../staff/desk/steps.js';
import { differencesBetween } from './differences.js';
import type { Settings } from './in-force.js';
import { addEdition } from './records.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly settings: Settings;
};

const DRAFT = 'settings-draft';

export type Proposal = {
  /** The edition in force, which the draft would follow. */
  readonly edition: number;
  readonly inForce: Agency;
  /** Null when nothing is drafted. */
  readonly draft: SettingsPart | null;
  /** What would be in force with it. */
  readonly proposed: Agency;
};

/** The settings as they are, and as the draft of this person would make them. Holds nothing personal. */
export async function readProposal(needs: Needs, staffId: StaffId): Promise<Proposal> {
  await needs.settings.refresh();
  const draft = (await lookAtDesk(needs, staffId, DRAFT)) as SettingsPart | null;
  const inForce: Agency = { ...needs.settings.agency };
  const proposed = withParts(inForce, draft ?? {});
  return { edition: needs.settings.edition(), inForce, draft, proposed };
}

/** Lays parts of the settings on the desk of who edits them, beside parts drafted before. Refused with INVALID_INPUT. */
export async function draftSettings(
  needs: Needs,
  who: Who,
  part: SettingsPart,
): Promise<Result<null, Refusal>> {
  const staffId = staffIdOf(who);
  const at = needs.now();
  return act(needs, who, async (tx): Promise<Done<null, Refusal>> => {
    const before = (await findOnDesk(tx, needs.keys, { staffId, kind: DRAFT }))?.value as
      | SettingsPart
      | undefined;
    const draft = { ...before, ...part };
    const event = { type: 'settings-drafted', about: null, details: { parts: Object.keys(part) } } as const;
    if (!agencySchema.safeParse(withParts({ ...needs.settings.agency }, draft)).success)
      return { result: refused(refusal('INVALID_INPUT')), event: { ...event, outcome: 'refused' } };
    await putOnDesk(tx, needs.keys, { staffId, kind: DRAFT, value: draft, at });
    return { result: allowed(null), event: { ...event, outcome: 'done' } };
  });
}

/** Takes the draft away. Again is harmless. */
export async function dropDraft(needs: Needs, who: Who): Promise<Result<null, Refusal>> {
  const staffId = staffIdOf(who);
  return act(needs, who, async (tx) => {
    await clearFromDesk(tx, { staffId, kind: DRAFT });
    return {
      result: allowed(null),
      event: { type: 'settings-drafted', outcome: 'done', about: null, details: { parts: [] } },
    };
  });
}

/**
 * Puts the draft in force as the edition after the one it was looked at beside. Refused with NOT_POSSIBLE when another
 * edition has come in between – look at it beside that one – and with NOT_FOUND when nothing is drafted.
 */
export async function putInForce(
  needs: Needs,
  who: Who,
  { edition }: { readonly edition: number },
): Promise<Result<{ readonly edition: number }, Refusal>> {
  const staffId = staffIdOf(who);
  const at = needs.now();
  await needs.settings.refresh();
  const inForce: Agency = { ...needs.settings.agency };
  const isCurrent = needs.settings.edition() === edition;
  const done = await act(needs, who, async (tx): Promise<Done<{ edition: number }, Refusal>> => {
    const refuse = (code: string): Done<never, Refusal> => ({
      result: refused(refusal(code)),
      event: { type: 'settings-changed', outcome: 'refused', about: null, details: { code } },
    });
    const draft = await findOnDesk(tx, needs.keys, { staffId, kind: DRAFT });
    if (!draft) return refuse('NOT_FOUND');
    const agency = withParts(inForce, draft.value as SettingsPart);
    const next = { edition: edition + 1, at, staffId, agency };
    if (!isCurrent || !(await addEdition(tx, next))) return refuse('NOT_POSSIBLE');
    await clearFromDesk(tx, { staffId, kind: DRAFT });
    const changed = differencesBetween(inForce, agency);
    return {
      result: allowed({ edition: next.edition }),
      event: {
        type: 'settings-changed',
        outcome: 'done',
        about: null,
        details: { edition: next.edition, changed },
      },
    };
  });
  if (done.ok) await needs.settings.refresh();
  return done;
}

function staffIdOf({ kind, id }: Who): StaffId {
  if (kind !== 'staff' || id === null) throw new Error('settings are edited by people who are signed in');
  return id as StaffId;
}
