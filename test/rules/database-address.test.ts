// Where a database may be said to be: nothing personal and no secret goes over a network that nobody has said anything about.

import { expect, test } from 'vitest';
import { databaseAddressFault, shownDatabase } from '../../src/shared/database-address.js';

test.each([
  'file:db/fullmakt.sqlite',
  'postgres://fullmakt@localhost/fullmakt',
  'postgresql://fullmakt@127.0.0.1:5432/fullmakt',
  'postgres://fullmakt@[::1]/fullmakt',
  'postgres:///fullmakt?host=/run/postgresql',
  'postgres://fullmakt@%2Frun%2Fpostgresql/fullmakt',
  'postgres://fullmakt@db.example.no/fullmakt?sslmode=require',
  'postgres://fullmakt@db.example.no/fullmakt?sslmode=verify-ca&sslrootcert=/etc/ca.pem',
  'postgres://fullmakt@db.example.no/fullmakt?sslmode=verify-full',
  'postgres://fullmakt@10.0.0.5/fullmakt?sslmode=disable',
])('%s can be used', (address) => {
  expect(databaseAddressFault(address)).toBeNull();
});

test.each([
  ['postgres://fullmakt@db.example.no/fullmakt', 'sslmode'],
  ['postgres://fullmakt@10.0.0.5/fullmakt', 'sslmode'],
  ['postgres://fullmakt@127.0.0.1.example.no/fullmakt', 'sslmode'],
  ['postgres://fullmakt@localhost/fullmakt?host=db.example.no', 'sslmode'],
  ['postgres://fullmakt@db.example.no/fullmakt?sslmode=prefer', 'sslmode'],
  ['postgres://fullmakt@db.example.no/fullmakt?sslmode=allow', 'sslmode'],
  ['postgres://fullmakt@db.example.no/fullmakt?sslmode=', 'sslmode'],
  ['postgres:///fullmakt', 'host'],
  ['postgres://fullmakt:pass:word@@#/fullmakt', '%40'],
  ['mysql://localhost/fullmakt', 'postgres://'],
  ['file:', 'file:PATH'],
  ['', 'file:PATH'],
])('%s is refused, and why names what to mend', (address, word) => {
  expect(databaseAddressFault(address)).toContain(word);
});

test('neither a fault nor what is shown to people repeats a password', () => {
  const secret = 'postgres://fullmakt:hemmelig@db.example.no:6432/fullmakt';
  expect(databaseAddressFault(secret)).not.toContain('hemmelig');
  expect(shownDatabase(secret)).toBe('postgres://db.example.no:6432/fullmakt');
  expect(shownDatabase('postgres://fullmakt:hem@me@#lig/fullmakt')).not.toContain('lig');
  expect(shownDatabase('file:db/fullmakt.sqlite')).toBe('file:db/fullmakt.sqlite');
});
