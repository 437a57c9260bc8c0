// Fills installations with authorizations as an agency has after years: each on a debtor and a case of its own, sealed for real.
//
// The rows are made once and go into both engines, in large pieces and past the actions, by which a million would take hours.

import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { blindIndex } from '../../src/sealing/blind-index.js';
import { sealJson } from '../../src/sealing/envelope.js';
import { addDays, osloDayOf } from '../../src/shared/dates.js';
import type { World } from '../../src/world.js';
import { THE_AGENT, THE_DEBTOR } from '../support/builders.js';
import { caseNumberOf } from './questions.js';

const ROWS_AT_ONCE = 5_000;
/** The name of the duty. */
const MARKING = 'search-marks';

/** Columns by table, as they are filled; what is not named is null. */
const TABLES = {
  debtors: ['id', 'external_key', 'status', 'data_key', 'sealed', 'created_at'],
  cases: ['case_number', 'debtor_id', 'debtor_status', 'registered_on', 'status', 'updated_at'],
  authorizations: [
    'id',
    'kind',
    'debtor_id',
    'submission_id',
    'all_cases',
    'powers',
    'valid_through',
    'until_case_closed',
    'signed_on',
    'granted_at',
    'data_key',
    'sealed',
  ],
  authorization_cases: ['authorization_id', 'case_number'],
} as const;
type Table = keyof typeof TABLES;
type Value = string | boolean | Buffer;
type Piece = Readonly<Record<Table, readonly (readonly Value[])[]>>;

/**
 * Into a SQLite file, and the same into a PostgreSQL database when one is named. Made while nobody else has them open; what
 * comes after is durable again. `world` has the keys of both.
 */
export async function seedAuthorizations(
  world: World,
  into: { readonly file: string; readonly url?: string },
  count: number,
): Promise<void> {
  const file = new Sqlite(into.file);
  const server = into.url === undefined ? null : await aServer(into.url);
  try {
    for (const pragma of ['synchronous = OFF', 'secure_delete = OFF', 'cache_size = -262144'])
      file.pragma(pragma);
    let sent: Promise<void> = Promise.resolve();
    for (let from = 0; from < count; from += ROWS_AT_ONCE) {
      const piece = pieceOf(world, from, Math.min(count, from + ROWS_AT_ONCE));
      intoFile(file, piece);
      // The server takes one piece in while the next is made.
      await sent;
      if (server) sent = intoServer(server, piece);
    }
    await sent;
    // Debtors are not marked for the staff's search: that would be done in the background, beside what is measured.
    const marked = [MARKING, world.now()];
    file.prepare('insert into duties (name, done_at) values (?, ?)').run(marked);
    await server?.query('insert into duties (name, done_at) values ($1, $2)', marked);
    file.pragma('wal_checkpoint(TRUNCATE)');
    await server?.query('vacuum analyze');
    await server?.query('checkpoint');
  } finally {
    file.close();
    await server?.end();
  }
}

async function aServer(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set synchronous_commit = off');
  return client;
}

function pieceOf({ keys, newId, now }: World, from: number, to: number): Piece {
  const at = now();
  const today = osloDayOf(at);
  const through = addDays(today, 200);
  const granted = { debtor: THE_DEBTOR, agent: { ...THE_AGENT, phone: '+47 912 34 567' }, limits: null };
  const piece: Record<Table, Value[][]> = {
    debtors: [],
    cases: [],
    authorizations: [],
    authorization_cases: [],
  };
  for (let index = from; index < to; index += 1) {
    const caseNumber = caseNumberOf(index);
    const debtorId = newId<'debtor'>();
    const id = newId<'authorization'>();
    const debtor = sealJson(keys, { table: 'debtors', row: debtorId, column: 'sealed' }, THE_DEBTOR);
    const grant = sealJson(keys, { table: 'authorizations', row: id, column: 'sealed' }, granted);
    const externalKey = blindIndex(keys, 'debtor-external-id', `debtor of ${caseNumber}`);
    piece.debtors.push([debtorId, externalKey, 'normal', debtor.dataKey, debtor.sealed, at]);
    piece.cases.push([caseNumber, debtorId, 'normal', '2026-01-10', 'open', at]);
    piece.authorizations.push([
      id,
      'written',
      debtorId,
      newId<'submission'>(),
      false,
      '["information"]',
      through,
      false,
      today,
      at,
      grant.dataKey,
      grant.sealed,
    ]);
    piece.authorization_cases.push([id, caseNumber]);
  }
  return piece;
}

function intoFile(file: Sqlite.Database, piece: Piece): void {
  file.transaction(() => {
    for (const [table, columns] of tables()) {
      const places = columns.map(() => '?').join(', ');
      const add = file.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`);
      for (const row of piece[table])
        add.run(row.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
    }
  })();
}

async function intoServer(client: pg.Client, piece: Piece): Promise<void> {
  for (const [table, columns] of tables()) {
    const rows = piece[table];
    const lists = columns.map((_, index) => rows.map((row) => row[index]));
    const types = (rows[0] ?? []).map((value, index) => `$${index + 1}::${typeOf(value)}[]`);
    const text = `insert into ${table} (${columns.join(', ')}) select * from unnest(${types.join(', ')})`;
    await client.query({ name: `seed ${table}`, text, values: lists });
  }
}

function tables(): readonly (readonly [Table, readonly string[]])[] {
  return Object.entries(TABLES) as [Table, readonly string[]][];
}

function typeOf(value: Value): string {
  if (Buffer.isBuffer(value)) return 'bytea';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}
