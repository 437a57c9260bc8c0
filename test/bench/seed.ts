// Fills an installation with authorizations as an agency has after years: each on a debtor and a case of its own, sealed for real.
//
// The rows go in by plain SQL in large transactions: through the actions a million would take most of an hour.

import Sqlite from 'better-sqlite3';
import { blindIndex } from '../../src/sealing/blind-index.js';
import { sealJson } from '../../src/sealing/envelope.js';
import { addDays, osloDayOf } from '../../src/shared/dates.js';
import type { World } from '../../src/world.js';
import { THE_AGENT, THE_DEBTOR } from '../support/builders.js';
import { caseNumberOf } from './questions.js';

const ROWS_A_TRANSACTION = 20_000;

/** Made while nobody else has the database open; what comes after is durable again. */
export function seedAuthorizations(world: World, file: string, count: number): void {
  const connection = new Sqlite(file);
  try {
    for (const pragma of ['synchronous = OFF', 'secure_delete = OFF', 'cache_size = -262144'])
      connection.pragma(pragma);
    const seedSome = connection.transaction(seeding(world, connection));
    for (let from = 0; from < count; from += ROWS_A_TRANSACTION)
      seedSome(from, Math.min(count, from + ROWS_A_TRANSACTION));
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
}

function seeding(world: World, connection: Sqlite.Database): (from: number, to: number) => void {
  const { keys, newId } = world;
  const at = world.now();
  const today = osloDayOf(at);
  const through = addDays(today, 200);
  const addDebtor = connection.prepare(
    `insert into debtors (id, external_key, status, data_key, sealed, created_at) values (?, ?, 'normal', ?, ?, ?)`,
  );
  const addCase = connection.prepare(
    `insert into cases (case_number, debtor_id, debtor_status, registered_on, status, updated_at)
     values (?, ?, 'normal', '2026-01-10', 'open', ?)`,
  );
  const addAuthorization = connection.prepare(
    `insert into authorizations (id, kind, debtor_id, submission_id, all_cases, powers, valid_through,
       until_case_closed, signed_on, granted_at, data_key, sealed)
     values (?, 'written', ?, ?, 0, '["information"]', ?, 0, ?, ?, ?, ?)`,
  );
  const addListing = connection.prepare(
    `insert into authorization_cases (authorization_id, case_number) values (?, ?)`,
  );
  const granted = { debtor: THE_DEBTOR, agent: { ...THE_AGENT, phone: '+47 912 34 567' }, limits: null };
  return (from, to) => {
    for (let index = from; index < to; index += 1) {
      const caseNumber = caseNumberOf(index);
      const debtorId = newId<'debtor'>();
      const id = newId<'authorization'>();
      const debtor = sealJson(keys, { table: 'debtors', row: debtorId, column: 'sealed' }, THE_DEBTOR);
      const grant = sealJson(keys, { table: 'authorizations', row: id, column: 'sealed' }, granted);
      const externalKey = blindIndex(keys, 'debtor-external-id', `debtor of ${caseNumber}`);
      addDebtor.run(debtorId, externalKey, debtor.dataKey, debtor.sealed, at);
      addCase.run(caseNumber, debtorId, at);
      addAuthorization.run(
        id,
        debtorId,
        newId<'submission'>(),
        through,
        today,
        at,
        grant.dataKey,
        grant.sealed,
      );
      addListing.run(id, caseNumber);
    }
  };
}
