// A case with its debtor, a written authorization on it, and calls about it: for tests of what handlers do on the phone.

import { act } from '../../src/audit/act.js';
import { followCases, grantWritten } from '../../src/authorizations/steps.js';
import type { Power } from '../../src/authorizations/scope.js';
import { startCall } from '../../src/calls/actions.js';
import { type CaseTold, registerCase } from '../../src/cases/actions.js';
import { findCaseWithDebtor } from '../../src/cases/steps.js';
import type { AuthorizationId, CallId } from '../../src/shared/ids.js';
import { allowed } from '../../src/shared/result.js';
import { CASE, THE_AGENT, THE_DEBTOR, day } from './builders.js';
import { valueOf } from './paper-world.js';
import { CLIENT, type TestWorld } from './world.js';

/** As the case system tells it. */
export const CASE_TOLD: CaseTold = {
  caseNumber: CASE,
  debtor: { ...THE_DEBTOR, id: null },
  debtorStatus: 'normal',
  registeredOn: day('2026-01-10'),
  status: 'open',
  closedOn: null,
  asOf: null,
};

export async function tellCase(world: TestWorld, changes: Partial<CaseTold> = {}): Promise<void> {
  const needs = { ...world, grants: followCases(world.keys) };
  valueOf(await registerCase(needs, CLIENT, { ...CASE_TOLD, ...changes }));
}

/** A written authorization from the debtor to the agent, as an approval leaves it. */
export async function aGrant(
  world: TestWorld,
  changes: { readonly powers?: readonly Power[]; readonly limits?: string } = {},
): Promise<AuthorizationId> {
  await tellCase(world);
  const id = world.newId<'authorization'>();
  const granted = await act(world, CLIENT, async (tx) => {
    const found = await findCaseWithDebtor(tx, world.keys, CASE);
    if (!found) throw new Error('the case is not registered');
    const event = await grantWritten(tx, world.keys, {
      id,
      debtorId: found.debtor.id,
      debtor: THE_DEBTOR,
      agent: { ...THE_AGENT, phone: '+47 912 34 567' },
      cases: [CASE],
      powers: changes.powers ?? ['information'],
      limits: changes.limits ?? 'Bare spørsmål om rentene',
      validFrom: null,
      validThrough: day('2026-12-31'),
      untilCaseClosed: false,
      signedOn: day('2026-06-01'),
      submissionId: world.newId<'submission'>(),
      at: world.now(),
    });
    return { result: allowed(id), event };
  });
  return valueOf(granted);
}

/** An open call about the case; the caller has been told about recording. */
export async function aStartedCall(world: TestWorld): Promise<CallId> {
  await tellCase(world);
  const about = { caseNumber: CASE, recording: { informed: true, declined: false } };
  return valueOf(await startCall(world, CLIENT, about)).call.id;
}
