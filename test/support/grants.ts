// Cases and written authorizations made directly through the actions and steps, many at once, for tests of what comes after.

import { act } from '../../src/audit/act.js';
import { followCases, grantWritten } from '../../src/authorizations/steps.js';
import { registerCase } from '../../src/cases/actions.js';
import { findCaseWithDebtor } from '../../src/cases/steps.js';
import type { Person } from '../../src/people/person.js';
import { addDays, osloDayOf } from '../../src/shared/dates.js';
import type { AuthorizationId, CaseNumber, DebtorId } from '../../src/shared/ids.js';
import { allowed } from '../../src/shared/result.js';
import type { World } from '../../src/world.js';
import { THE_AGENT, day } from './builders.js';
import { OPERATOR } from './server.js';
import { inWaves } from './waves.js';

export type Granted = { readonly caseNumber: CaseNumber; readonly authorizationId: AuthorizationId };

/** What to ask so that a case granted here is allowed. */
export function questionAbout(caseNumber: CaseNumber): object {
  return { caseNumber, agent: THE_AGENT, power: 'information' };
}

/** Gives THE_AGENT leave to be told about each case, by an authorization of its own; registers cases that are not yet. */
export async function grantEach(
  world: World,
  caseNumbers: readonly CaseNumber[],
): Promise<readonly Granted[]> {
  return inWaves(caseNumbers, async (caseNumber) => {
    const known = await findCaseWithDebtor(world.database.read, world.keys, caseNumber);
    const debtorId = known?.debtor.id ?? (await registerOne(world, caseNumber));
    return { caseNumber, authorizationId: await granted(world, { caseNumber, debtorId }) };
  });
}

/** Registers an open case with a debtor of its own. */
async function registerOne(world: World, caseNumber: CaseNumber): Promise<DebtorId> {
  const grants = followCases(world.keys);
  const told = await registerCase({ ...world, grants }, OPERATOR, {
    caseNumber,
    debtor: debtorOf(caseNumber),
    debtorStatus: 'normal',
    registeredOn: day('2026-01-10'),
    status: 'open',
    closedOn: null,
    asOf: null,
  });
  if (!told.ok) throw new Error('a case is never refused');
  return told.value.case.debtorId;
}

async function granted(
  world: World,
  to: { readonly caseNumber: CaseNumber; readonly debtorId: DebtorId },
): Promise<AuthorizationId> {
  const id = world.newId<'authorization'>();
  const at = world.now();
  const today = osloDayOf(at);
  await act(world, OPERATOR, async (tx) => {
    const event = await grantWritten(tx, world.keys, {
      id,
      debtorId: to.debtorId,
      debtor: debtorOf(to.caseNumber),
      agent: THE_AGENT,
      cases: [to.caseNumber],
      powers: ['information'],
      limits: 'ingen',
      validFrom: null,
      validThrough: addDays(today, 90),
      untilCaseClosed: false,
      signedOn: today,
      submissionId: world.newId<'submission'>(),
      at,
    });
    return { result: allowed(null), event };
  });
  return id;
}

function debtorOf(caseNumber: CaseNumber): Person & { readonly id: string } {
  return { id: `debtor of ${caseNumber}`, name: 'Bjørg Åse Sørli-Øverås', birthDate: day('1980-02-29') };
}
