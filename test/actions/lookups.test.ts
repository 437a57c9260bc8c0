// Looking for a case or a debtor, and what is found: the real database, every look on record.

import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startCall } from '../../src/calls/actions.js';
import { markDebtors } from '../../src/cases/actions.js';
import { isCallOverFor } from '../../src/calls/steps.js';
import { keepBlankForms } from '../../src/documents/issuing/actions.js';
import { markPapers } from '../../src/documents/marking/actions.js';
import { receiveSubmission } from '../../src/documents/receiving/actions.js';
import { withdrawSubmission } from '../../src/documents/withdrawing/actions.js';
import {
  type Needs,
  readAuthorizationFile,
  readCaseFile,
  readDebtors,
  search,
} from '../../src/lookups/actions.js';
import type { AuthorizationId, DebtorId } from '../../src/shared/ids.js';
import { askingHere, usesOf, verifyDisclosure } from '../../src/verification/actions.js';
import { CASE, NOW, THE_AGENT, THE_DEBTOR, at, caseNo, day } from '../support/builders.js';
import { grantEach } from '../support/grants.js';
import { another } from '../support/nodes.js';
import {
  type PaperWorld,
  aPaperWorld,
  aSignedForm,
  recordedIn,
  refusalOf,
  registerTestCase,
  valueOf,
} from '../support/paper-world.js';
import { ANYONE, CLIENT } from '../support/world.js';

let world: PaperWorld;
beforeEach(async () => {
  world = await aPaperWorld();
});
afterEach(() => world.remove());

const needs = (): Needs => ({ ...world, isCallOver: isCallOverFor, usesOf });
const named = (name: string, birthDate = '1980-02-29') =>
  search(needs(), CLIENT, { by: 'person', person: { name, birthDate: day(birthDate) } });

describe('a debtor is found', () => {
  beforeEach(() => registerTestCase(world));

  test.each(['Bjørg Åse Sørli-Øverås', 'Bjørg Øverås', 'Sørli-Øverås, BJØRG', 'bjørg åse  øverås'])(
    'by "%s" and the birth date',
    async (name) => {
      const found = valueOf(await named(name));
      expect(found).toMatchObject({ what: 'debtors' });
    },
  );

  test.each([
    ['another birth date', 'Bjørg Åse Sørli-Øverås', '1980-03-01'],
    ['a name that only looks alike', 'Bjorg Åse Sørli-Øverås', '1980-02-29'],
    ['a middle name she has not', 'Bjørg Anne Øverås', '1980-02-29'],
    ['a first name alone', 'Bjørg', '1980-02-29'],
  ])('not by %s', async (_what, name, birthDate) => {
    expect(refusalOf(await named(name, birthDate))).toBe('NOT_FOUND');
  });

  test('by the name as it is spelled now', async () => {
    await registerTestCase(world, CASE, { ...THE_DEBTOR, name: 'Bjørg Sørli' });
    expect(refusalOf(await named('Bjørg Sørli'))).toBe('ok');
  });

  test('who was stored before staff could search, and the papers, when background work has come round to them', async () => {
    await registerTestCase(world, '2026-77', { name: 'Per Li', birthDate: day('1970-01-02') });
    await keepBlankForms(world)(ANYONE, 'nb');
    const files = [aSignedForm({})];
    valueOf(await receiveSubmission(world, ANYONE, { files, caseNumber: CASE, email: null }));
    await world.database.transaction(async (tx) => {
      await tx.q.update(tx.t.debtors).set({ searchKey: null });
      await tx.q.delete(tx.t.submissionCases);
    });
    expect(refusalOf(await named('Per Li', '1970-01-02'))).toBe('NOT_FOUND');
    expect(valueOf(await readCaseFile(needs(), CLIENT, CASE)).papers).toEqual([]);
    // Broken off after each step, it goes on where it was.
    expect([await markDebtors(world, 1), await markDebtors(world, 1), await markDebtors(world, 1)]).toEqual([
      1, 1, 0,
    ]);
    expect(await markPapers(world, null, 5)).toEqual({ marked: 1, next: null });
    expect(refusalOf(await named('Per Li', '1970-01-02'))).toBe('ok');
    expect(refusalOf(await named('Bjørg Øverås'))).toBe('ok');
    expect(valueOf(await readCaseFile(needs(), CLIENT, CASE)).papers).toHaveLength(1);
  });

  test('but papers that are decided while they are marked are marked no more', async () => {
    const files = [aSignedForm({})];
    valueOf(await receiveSubmission(world, ANYONE, { files, caseNumber: CASE, email: null }));
    const other = await another(world);
    let commit = (): void => undefined;
    let deciding: Promise<void> = Promise.resolve();
    await new Promise<void>((begun) => {
      deciding = other.database.transaction(async (tx) => {
        await tx.q.update(tx.t.submissions).set({ openSince: null, decidedAt: NOW, outcome: 'rejected' });
        await tx.q.delete(tx.t.submissionCases);
        begun();
        await new Promise<void>((resolve) => (commit = resolve));
      });
    });
    const marking = markPapers(world, null, 5);
    // It waits for the decision, or has come to an end without.
    await Promise.race([marking, pause(500)]);
    commit();
    await Promise.all([deciding, marking]);
    await other.close();
    const { q, t } = world.database.read;
    expect(await q.$count(t.submissionCases)).toBe(0);
  });

  test('and every search is on record, whatever came of it', async () => {
    await named('Bjørg Øverås');
    await named('Ola Nordmann');
    expect((await recordedIn(world)).slice(-2)).toEqual(['searched read', 'searched refused']);
  });
});

test('several of the same name and birth date are all found', async () => {
  await grantEach(world, [caseNo('2026-1'), caseNo('2026-2')]);
  const found = valueOf(await named(THE_DEBTOR.name));
  const ids = found.what === 'debtors' ? found.ids : [];
  expect(ids).toHaveLength(2);
  const files = valueOf(await readDebtors(needs(), CLIENT, [...ids, 'nobody' as DebtorId]));
  const caseNumbers = files.flatMap(({ cases }) => cases.map(({ caseNumber }) => caseNumber));
  expect(caseNumbers.toSorted()).toEqual(['2026-1', '2026-2']);
  expect((await recordedIn(world)).slice(-2)).toEqual(['debtor-read read', 'debtor-read read']);
});

test('a case is found by its number, and one nobody knows is refused', async () => {
  await registerTestCase(world);
  const found = await search(needs(), CLIENT, { by: 'case', caseNumber: CASE });
  expect(valueOf(found)).toEqual({ what: 'case', caseNumber: CASE });
  const other = caseNo('29028012345');
  expect(refusalOf(await search(needs(), CLIENT, { by: 'case', caseNumber: other }))).toBe('NOT_FOUND');
  expect(refusalOf(await readCaseFile(needs(), CLIENT, other))).toBe('NOT_FOUND');
  expect((await recordedIn(world)).slice(-1)).toEqual(['case-read refused']);
});

test('the file of a case holds its authorizations, calls, answers and the debtor’s other cases', async () => {
  const granted = await grantEach(world, [CASE]);
  await registerTestCase(world, '2026-9');
  const recording = { informed: true, declined: false };
  const call = valueOf(await startCall(world, CLIENT, { caseNumber: CASE, recording }));
  const asked = { caseNumber: CASE, agent: THE_AGENT, power: 'information', callId: null } as const;
  await verifyDisclosure({ ...world, askDisclosure: askingHere(world) }, CLIENT, asked);
  const file = valueOf(await readCaseFile(needs(), CLIENT, CASE));
  expect(file.debtor.person).toEqual(THE_DEBTOR);
  expect(file.authorizations).toMatchObject([
    { reaches: true, state: 'active', authorization: { id: granted[0]?.authorizationId } },
  ]);
  expect(file.calls).toMatchObject([
    { over: false, call: { id: call.call.id }, by: { onBehalfOf: 'Kari Saksbehandler' } },
  ]);
  expect(file.answers).toMatchObject([
    { agent: THE_AGENT, power: 'information', verification: { decision: 'allow' }, caseNumber: CASE },
  ]);
  world.setNow(at('2026-06-15T13:00:00.000Z'));
  expect(valueOf(await readCaseFile(needs(), CLIENT, CASE)).calls).toMatchObject([{ over: true }]);
});

test('undecided papers are found by the case they name and by the debtor, and no more once withdrawn', async () => {
  await keepBlankForms(world)(ANYONE, 'nb');
  await registerTestCase(world);
  await registerTestCase(world, '2026-9');
  await registerTestCase(world, '2026-10', { name: 'Ola Nordmann', birthDate: day('1981-05-02') });
  const files = [aSignedForm()];
  const { reference } = valueOf(
    await receiveSubmission(world, ANYONE, { files, caseNumber: caseNo('2026-10'), email: null }),
  );
  const papersOn = async (caseNumber: string) =>
    valueOf(await readCaseFile(needs(), CLIENT, caseNo(caseNumber))).papers.length;
  expect([await papersOn(CASE), await papersOn('2026-9'), await papersOn('2026-10')]).toEqual([1, 1, 1]);
  await withdrawSubmission(world, ANYONE, { reference, birthDate: THE_DEBTOR.birthDate });
  expect([await papersOn(CASE), await papersOn('2026-9'), await papersOn('2026-10')]).toEqual([0, 0, 0]);
});

test('the file of an authorization names its debtor’s status, and papers that are gone are none', async () => {
  const [granted] = await grantEach(world, [CASE]);
  const id = granted?.authorizationId ?? ('' as AuthorizationId);
  expect(valueOf(await readAuthorizationFile(needs(), CLIENT, id))).toMatchObject({
    debtorStatus: 'normal',
    papers: null,
    state: 'active',
  });
  const nobody = 'nobody' as AuthorizationId;
  expect(refusalOf(await readAuthorizationFile(needs(), CLIENT, nobody))).toBe('NOT_FOUND');
});
