// Room for many bytes: what lies in it is whole until it is given back, and then gone at once.

import { expect, test } from 'vitest';
import { createRooms } from '../../src/shared/room.js';

const MB = 1024 * 1024;
const FULL = 3 * MB;

test('a room holds what was added to it, up to its last byte', () => {
  const room = createRooms().open(FULL);
  expect(room.bytes()).toHaveLength(0);
  const pieces = [Buffer.from('first'), Buffer.alloc(MB, 1), Buffer.alloc(0), Buffer.alloc(MB, 2)];
  for (const piece of pieces) room.add(piece);
  expect(room.bytes().equals(Buffer.concat(pieces))).toBe(true);
  room.add(Buffer.alloc(FULL - room.bytes().length));
  expect(room.bytes()).toHaveLength(FULL);
  expect(() => room.add(Buffer.alloc(1))).toThrow(RangeError);
});

test('nothing lies any more in rooms that were given back, nor comes into them', () => {
  const rooms = createRooms();
  const room = rooms.open(FULL);
  room.add(Buffer.from('a secret'));
  const seen = room.bytes();
  rooms.giveBack();
  const later = rooms.open(FULL);
  for (const one of [room, later]) one.add(Buffer.from('more'));
  expect([seen, room.bytes(), later.bytes()].map(({ length }) => length)).toEqual([0, 0, 0]);
});

test('the memory of a room is free as soon as it is given back', () => {
  const rooms = createRooms();
  const piece = Buffer.alloc(MB, 1);
  const before = process.memoryUsage.rss();
  const room = rooms.open(200 * MB);
  for (let count = 0; count < 200; count += 1) room.add(piece);
  const held = process.memoryUsage.rss();
  rooms.giveBack();
  expect(held - before).toBeGreaterThan(100 * MB);
  expect(held - process.memoryUsage.rss()).toBeGreaterThan(100 * MB);
});
