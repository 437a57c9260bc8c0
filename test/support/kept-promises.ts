// Looks into the database for everything a server has promised, and for effects that stand there without their record.

import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { verifyAudit } from '../../src/audit/actions.js';
import { readStatus } from '../../src/documents/receiving/actions.js';
import type { AuthorizationId, CallId, CaseNumber, VerificationId } from '../../src/shared/ids.js';
import type { World } from '../../src/world.js';
import type { Promised } from './write-load.js';

const ASKED_AT_ONCE = 500;

/** Everything that was answered is there, effects and records are equal, and every link of the record holds. */
export async function expectKept(world: World, promised: Promised): Promise<void> {
  expect(promised.odd).toEqual([]);
  expect(await brokenPromises(world, promised)).toEqual([]);
  for (const { caseNumber } of promised.calls) expect(await callsOn(world, caseNumber)).toBe(1);
  const counted = await effectsAndRecords(world);
  expect(counted.verificationsRecorded).toBe(counted.verifications);
  expect(counted.callsRecorded).toBe(counted.calls);
  expect(counted.casesRecorded).toBe(counted.cases);
  expect(counted.authorizationsRecorded).toBe(counted.authorizations);
  expect(await verifyAudit(world)).toMatchObject({ whole: true });
}

/** What was promised and is not there, each in a few words; nothing when every promise was kept. */
async function brokenPromises(world: World, promised: Promised): Promise<readonly string[]> {
  const { q, t } = world.database.read;
  const started = promised.calls.flatMap(({ answer }) => (answer ? [String(answer.id)] : []));
  return [
    ...(await absent('case', promised.cases, async (some) => {
      const wanted = some as CaseNumber[];
      const rows = await q
        .select({ id: t.cases.caseNumber })
        .from(t.cases)
        .where(inArray(t.cases.caseNumber, wanted));
      return rows.map(({ id }) => id);
    })),
    ...(await absent('verification', promised.verifications.map(inWords), async (some) => {
      const ids = some.map((words) => words.split(' ')[0]) as VerificationId[];
      const { id, decision } = t.verifications;
      const rows = await q.select({ id, decision }).from(t.verifications).where(inArray(id, ids));
      return rows.map(inWords);
    })),
    ...(await absent('call', started, async (some) => {
      const rows = await q
        .select({ id: t.calls.id })
        .from(t.calls)
        .where(inArray(t.calls.id, some as CallId[]));
      return rows.map(({ id }) => id);
    })),
    ...(await absent('oral authorization', promised.oral, (some) => authorizations(some, 'oral'))),
    ...(await absent('revocation', promised.revoked, (some) => authorizations(some, 'revoked'))),
    ...(await absent('submission', promised.references, submissionsBehind)),
  ];

  async function authorizations(some: string[], which: 'oral' | 'revoked'): Promise<string[]> {
    const { id, kind, revokedAt } = t.authorizations;
    const rows = await q
      .select({ id })
      .from(t.authorizations)
      .where(
        and(
          inArray(id, some as AuthorizationId[]),
          which === 'oral' ? eq(kind, 'oral') : isNotNull(revokedAt),
        ),
      );
    return rows.map((row) => row.id);
  }

  async function submissionsBehind(references: string[]): Promise<string[]> {
    const there: string[] = [];
    for (const reference of references) if ((await readStatus(world, reference)).ok) there.push(reference);
    return there;
  }
}

/** How many calls stand on a case. */
function callsOn(world: World, caseNumber: CaseNumber): Promise<number> {
  const { q, t } = world.database.read;
  return q.$count(t.calls, eq(t.calls.caseNumber, caseNumber));
}

/** Effects and their records, counted: the two of a pair are equal when no transaction was ever kept in part. */
async function effectsAndRecords(world: World): Promise<Readonly<Record<string, number>>> {
  const { q, t } = world.database.read;
  const records = (type: string) =>
    q.$count(t.auditEntries, and(eq(t.auditEntries.type, type), eq(t.auditEntries.outcome, 'done')));
  return {
    verifications: await q.$count(t.verifications),
    verificationsRecorded: await records('disclosure-decided'),
    calls: await q.$count(t.calls),
    callsRecorded: await records('call-started'),
    cases: await q.$count(t.cases),
    casesRecorded: await records('case-registered'),
    authorizations: await q.$count(t.authorizations),
    authorizationsRecorded: await records('authorization-granted'),
  };
}

function inWords({ id, decision }: { readonly id: string; readonly decision: string }): string {
  return `${id} ${decision}`;
}

async function absent(
  what: string,
  promised: readonly string[],
  find: (some: string[]) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const there = new Set<string>();
  for (let from = 0; from < promised.length; from += ASKED_AT_ONCE)
    for (const found of await find(promised.slice(from, from + ASKED_AT_ONCE))) there.add(found);
  return promised.filter((one) => !there.has(one)).map((one) => `${what} ${one} is lost`);
}
