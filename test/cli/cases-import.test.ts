// A file of cases: what is registered, which faults are told, and how an interrupted import goes on.

import { writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCaseWithDebtor } from '../../src/cases/steps.js';
import { readConfig } from '../../src/config.js';
import { findInstallation } from '../../src/database/snapshot.js';
import type { CaseNumber } from '../../src/shared/ids.js';
import { openWorld } from '../../src/world.js';
import { type Place, aPlace, runCommand } from '../support/command.js';
import { ENGINE } from '../support/engine.js';

/** On PostgreSQL fewer: each row takes several trips to the server. */
const MANY = ENGINE === 'sqlite' ? 600 : 160;
const HEADER =
  'caseNumber,debtorId,debtorName,debtorBirthDate,debtorStatus,registeredOn,status,closedOn,asOf';

let place: Place;
beforeEach(async () => {
  place = await aPlace();
});
afterEach(() => place.remove());

function file(text: string | Buffer, name = 'cases.csv'): string {
  writeFileSync(place.at(name), text);
  return place.at(name);
}

function rows(count: number, from = 1): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const number = from + index;
    return `S-${number},,Kari Nordmann ${number % 7},1980-01-0${(number % 9) + 1},normal,2027-01-04,open,,`;
  });
  return [HEADER, ...lines, ''].join('\n');
}

async function caseNamed(caseNumber: string) {
  const world = await openWorld(readConfig(place.environment));
  try {
    return await findCaseWithDebtor(world.database.read, world.keys, caseNumber as CaseNumber);
  } finally {
    await world.close();
  }
}

/** Lines of the audit of one type, as they lie in the table. */
async function recorded(type: string): Promise<number> {
  const installation = await findInstallation(place.environment['DATABASE_URL'] ?? '');
  if (!installation) return 0;
  const { q, t } = installation.read;
  const count = await q.$count(t.auditEntries, eq(t.auditEntries.type, type));
  await installation.close();
  return count;
}

test('cases are registered as told, whatever the order of the columns', async () => {
  const text = [
    'status;registeredOn;debtorName;debtorBirthDate;debtorStatus;caseNumber;closedOn;debtorId;asOf',
    'closed;04.01.2027;"Sørli-Øverås, Bjørg Åse";2.3.1961;deceased;S 1/27;2027-02-01;D-9;2027-02-01T10:00:00Z',
  ].join('\r\n');
  const imported = await place.run('cases', 'import', file(`\uFEFF${text}\r\n`), '--json');
  expect(imported.err).toBe('');
  expect(imported.json()).toEqual({
    imported: 1,
    created: 1,
    changed: 0,
    older: 0,
    faults: [],
    lastLine: 2,
    interrupted: false,
    resumedAfterLine: null,
  });
  expect(await caseNamed('S 1/27')).toMatchObject({
    case: {
      registeredOn: '2027-01-04',
      status: 'closed',
      closedOn: '2027-02-01',
      asOf: '2027-02-01T10:00:00.000Z',
    },
    debtor: { status: 'deceased', person: { name: 'Sørli-Øverås, Bjørg Åse', birthDate: '1961-03-02' } },
  });
});

test('valid rows are registered although others have faults, and each fault is told by line, column and code', async () => {
  const text = [
    HEADER,
    'S-1,,Kari Nordmann,1980-01-01,normal,2027-01-04,open,,',
    ',,Ola Nordmann,1980-02-30,normal,2027-01-04,open,,',
    'S-3,,12345,1980-01-01,unwell,2027-01-04,ajar,,yesterday',
    'S-4,,Ola Nordmann,1980-01-01,normal,2027-01-04',
    'S-5,,"Ola Nordmann,1980-01-01,normal,2027-01-04,open,,',
    '',
    'S-7,,Per Nordmann,1980-01-01,normal,2027-01-04,open,,',
  ].join('\n');
  const imported = await place.run('cases', 'import', file(text), '--json');
  expect(imported.exit).toBe(1);
  expect(imported.json()).toMatchObject({
    imported: 2,
    lastLine: 8,
    faults: [
      { line: 3, field: 'caseNumber', code: 'MISSING' },
      { line: 3, field: 'debtorBirthDate', code: 'NOT_A_DATE' },
      { line: 4, field: 'debtorName', code: 'NOT_A_NAME' },
      { line: 4, field: 'debtorStatus', code: 'NOT_ALLOWED' },
      { line: 4, field: 'status', code: 'NOT_ALLOWED' },
      { line: 4, field: 'asOf', code: 'NOT_AN_INSTANT' },
      { line: 5, field: '', code: 'WRONG_NUMBER_OF_FIELDS' },
      { line: 6, field: '', code: 'QUOTES_UNREADABLE' },
    ],
  });
  expect(await caseNamed('S-7')).not.toBeNull();
});

test('no fault shows what stands in the file', async () => {
  const text = `${HEADER}\nS-1,,Hemmelig Person,31.02.1980,normal,2027-01-04,sometimes,,\n`;
  const words = await place.run('cases', 'import', file(text));
  const json = await place.run('cases', 'import', file(text), '--json');
  expect(words.exit).toBe(1);
  expect(words.out).toContain('line 2: debtorBirthDate NOT_A_DATE');
  for (const shown of [words.out, words.err, json.out, json.err])
    expect(shown).not.toMatch(/Hemmelig|31\.02|sometimes/);
});

test('a line that is not UTF-8 is a fault of that line alone', async () => {
  const latin1 = Buffer.from('S-2,,Bjørg Sørli,1980-01-01,normal,2027-01-04,open,,\n', 'latin1');
  const imported = await place.run(
    'cases',
    'import',
    file(Buffer.concat([Buffer.from(rows(1)), latin1])),
    '--json',
  );
  expect(imported.json()).toMatchObject({ imported: 1, faults: [{ line: 3, field: '', code: 'NOT_UTF8' }] });
});

test('a line that never ends is a fault and is not kept in memory', async () => {
  const endless = `${rows(1)}${'x'.repeat(5_000_000)}\nS-3,,Kari Nordmann,1980-01-01,normal,2027-01-04,open,,`;
  const imported = await place.run('cases', 'import', file(endless), '--json');
  expect(imported.json()).toMatchObject({ imported: 2, faults: [{ line: 3, code: 'LINE_TOO_LONG' }] });
});

test('a header with unknown, repeated or missing columns is refused with all of them, and nothing is imported', async () => {
  const refused = await place.run(
    'cases',
    'import',
    file('caseNumber,status,status,navn\nS-1,open,open,X\n'),
    '--json',
  );
  expect(refused.exit).toBe(1);
  expect(refused.json()).toMatchObject({
    error: {
      code: 'HEADER_FAULTY',
      faults: [
        { path: 'navn', code: 'UNKNOWN_COLUMN' },
        { path: 'status', code: 'REPEATED' },
        { path: 'debtorName', code: 'MISSING' },
        { path: 'debtorBirthDate', code: 'MISSING' },
        { path: 'debtorStatus', code: 'MISSING' },
        { path: 'registeredOn', code: 'MISSING' },
      ],
    },
  });
});

test('an empty file is refused, and one that is not there is unreadable', async () => {
  expect(await place.run('cases', 'import', file(''))).toMatchObject({
    exit: 1,
    err: 'fullmakt: the file is empty\n',
  });
  const missing = await place.run('cases', 'import', place.at('nowhere.csv'));
  expect(missing.exit).toBe(2);
  expect(missing.err).toContain('there is no such file');
});

test('importing the same file again gives the same cases', async () => {
  const cases = file(rows(120));
  expect((await place.run('cases', 'import', cases, '--json')).json()).toMatchObject({
    created: 120,
    changed: 0,
  });
  expect((await place.run('cases', 'import', cases, '--json')).json()).toMatchObject({
    created: 0,
    changed: 120,
  });
  expect(await recorded('case-registered')).toBe(120);
});

test('control characters, which one engine keeps and another cannot, are refused in any cell', async () => {
  const row = (id: string, name: string, number: string) =>
    `${number},${id},${name},1980-01-01,normal,2027-01-04,open,,`;
  const text = [HEADER, row('D\0', 'Kari Nordmann', 'S-1'), row('', 'Kari\0 Nordmann', 'S-2')];
  const imported = await place.run('cases', 'import', file(text.join('\n')), '--json');
  expect(imported.exit).toBe(1);
  expect(imported.json()).toMatchObject({
    imported: 0,
    faults: [
      { line: 2, field: 'debtorId', code: 'NOT_TEXT' },
      { line: 3, field: 'debtorName', code: 'NOT_TEXT' },
      { line: 3, field: 'debtorName' },
    ],
  });
});

test('rows that are older than what is stored change nothing', async () => {
  const row = (asOf: string, status: string) =>
    `${HEADER}\nS-1,,Kari Nordmann,1980-01-01,normal,2027-01-04,${status},,${asOf}\n`;
  await place.run('cases', 'import', file(row('2027-02-02T00:00:00Z', 'closed')));
  const older = await place.run('cases', 'import', file(row('2027-02-01T00:00:00Z', 'open')), '--json');
  expect(older.json()).toMatchObject({ imported: 0, older: 1, faults: [] });
  expect(await caseNamed('S-1')).toMatchObject({ case: { status: 'closed' } });
});

/** Ctrl-C as soon as the first rows are registered. */
function interruptAfterTheFirst(stop: () => void): () => void {
  const look = async () => {
    if ((await recorded('case-registered').catch(() => 0)) > 0) stop();
  };
  const timer = setInterval(() => void look(), 20);
  return () => clearInterval(timer);
}

test('an interrupted import tells its last line and goes on from there, with every fault told again', async () => {
  const text = rows(MANY).replace('S-5,', ',');
  const cases = file(text);
  const { environment } = place;
  const stopped = await runCommand(['cases', 'import', cases, '--json'], {
    environment,
    onInterrupt: interruptAfterTheFirst,
  });
  const first = stopped.json() as { imported: number; lastLine: number; interrupted: boolean };
  expect(stopped.exit).toBe(1);
  expect(first.interrupted).toBe(true);
  expect(first.imported).toBeGreaterThan(0);
  expect(first.imported).toBeLessThan(MANY - 1);
  const resumed = await place.run('cases', 'import', file(text, 'moved.csv'), '--json');
  expect(resumed.json()).toMatchObject({
    imported: MANY - 1 - first.imported,
    resumedAfterLine: first.lastLine,
    lastLine: MANY + 1,
    interrupted: false,
    faults: [{ line: 6, field: 'caseNumber', code: 'MISSING' }],
  });
  expect(await recorded('case-registered')).toBe(MANY - 1);
  expect(await recorded('case-changed')).toBe(0);
});

test('a finished import begins anew, and --from-line begins where it says', async () => {
  const cases = file(rows(10));
  await place.run('cases', 'import', cases);
  const again = await place.run('cases', 'import', cases, '--json');
  expect(again.json()).toMatchObject({ changed: 10, resumedAfterLine: null });
  const some = await place.run('cases', 'import', cases, '--from-line', '9', '--json');
  expect(some.json()).toMatchObject({ changed: 3, lastLine: 11 });
  expect((await place.run('cases', 'import', cases, '--from-line', 'two')).exit).toBe(2);
});
