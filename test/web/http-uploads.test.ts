// Files come in within limits: counted while they stream, named harmlessly, a few at a time.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import request from 'supertest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { cleanFileName } from '../../src/http/file-name.js';
import { createUploadPlaces } from '../../src/http/upload-places.js';
import { allowed } from '../../src/shared/result.js';
import { aCreatingRoute, aRoute, type Doors, exchange, openDoors } from '../support/http.js';

const MB = 1024 * 1024;
const RUNS = 300;
let doors: Doors;
let arrived = 0;
beforeEach(() => {
  arrived = 0;
});
afterEach(() => doors.remove());

const receiving = aRoute({
  method: 'post',
  path: '/papers',
  upload: { most: 5 },
  body: z.strictObject({ caseNumber: z.string().optional(), email: z.string().optional() }),
  run: async ({ files, body }) => {
    arrived += 1;
    return allowed({ files: files.map(({ name, bytes }) => ({ name, size: bytes.length })), body });
  },
});
const send = () => request(doors.app).post('/papers');
const faultsIn = (answer: { readonly body: { errors?: { path: string; code: string }[] } }) =>
  (answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);
const inUse = async () => {
  const figures = await request(doors.app).get('/metrics');
  return Number(/^fullmakt_uploads_in_progress (\d+)$/m.exec(figures.text)?.[1]);
};

test('files arrive whole, in order, with the fields beside them', async () => {
  doors = await openDoors([receiving]);
  const answer = await send()
    .attach('file', Buffer.from('one'), 'en.pdf')
    .field('caseNumber', '2026-114477')
    .attach('file', Buffer.alloc(3 * MB, 7), 'to.jpg');
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    files: [
      { name: 'en.pdf', size: 3 },
      { name: 'to.jpg', size: 3 * MB },
    ],
    body: { caseNumber: '2026-114477' },
  });
});

test('a file of 10 MB is taken and one byte more is refused by name', async () => {
  doors = await openDoors([receiving]);
  expect((await send().attach('file', Buffer.alloc(10 * MB), 'stor.pdf')).status).toBe(200);
  const over = await send()
    .attach('file', Buffer.from('fine'), 'liten.pdf')
    .attach('file', Buffer.alloc(10 * MB + 1), 'for stor.pdf');
  expect([over.status, over.body.code, faultsIn(over)]).toEqual([
    413,
    'FILE_TOO_LARGE',
    ['file[1] FILE_TOO_LARGE'],
  ]);
  expect(over.body.errors[0].message).toMatch(/^for stor\.pdf: Filen er for stor/);
  expect(arrived).toBe(1);
  expect(await inUse()).toBe(0);
});

test('a PNG or TIFF, which keeps every pixel, may be twice as large', async () => {
  doors = await openDoors([receiving]);
  const png = (bytes: number) =>
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(bytes - 8)]);
  const tiff = (bytes: number) => Buffer.concat([Buffer.from('II*\0', 'latin1'), Buffer.alloc(bytes - 4)]);
  expect((await send().attach('file', png(20 * MB), 'stor.png')).status).toBe(200);
  const over = await send().attach('file', tiff(20 * MB + 1), 'for stor.tif');
  expect([over.status, faultsIn(over)]).toEqual([413, ['file[0] FILE_TOO_LARGE']]);
});

test('25 MB in all are taken and more is refused', async () => {
  doors = await openDoors([receiving]);
  const parts = (last: number) =>
    send()
      .attach('file', Buffer.alloc(10 * MB), '1.pdf')
      .attach('file', Buffer.alloc(10 * MB), '2.pdf')
      .attach('file', Buffer.alloc(last), '3.pdf');
  expect((await parts(5 * MB)).status).toBe(200);
  const over = await parts(5 * MB + 1);
  expect([over.status, over.body.code, faultsIn(over)]).toEqual([
    413,
    'FILE_TOO_LARGE',
    ['file[2] TOTAL_TOO_LARGE'],
  ]);
});

test('a sender of far too much still hears why', async () => {
  doors = await openDoors([receiving]);
  const over = await send().attach('file', Buffer.alloc(30 * MB), 'kjempestor.pdf');
  expect([over.status, over.body.code]).toEqual([413, 'FILE_TOO_LARGE']);
  expect(over.body.errors[0].message).toContain('kjempestor.pdf');
});

test('five files are taken and a sixth is refused', async () => {
  doors = await openDoors([receiving]);
  const files = (count: number) => {
    let sending = send();
    for (let index = 0; index < count; index++)
      sending = sending.attach('file', Buffer.from('x'), `${index}.pdf`);
    return sending;
  };
  expect((await files(5)).body.files).toHaveLength(5);
  const six = await files(6);
  expect([six.status, six.body.code, faultsIn(six)]).toEqual([422, 'INVALID_INPUT', ['file TOO_MANY_FILES']]);
  expect(six.body.errors[0].message).toBe('Send høyst 5 filer om gangen.');
});

test('without a file, or with parts nobody asked for, every fault is named', async () => {
  doors = await openDoors([receiving]);
  const none = await send().field('caseNumber', '1');
  expect([none.status, faultsIn(none)]).toEqual([422, ['file MISSING']]);
  const wrong = await send().attach('paper', Buffer.from('x'), 'x.pdf').field('shoeSize', '44');
  expect([wrong.status, faultsIn(wrong).toSorted()]).toEqual([
    422,
    ['file MISSING', 'paper UNKNOWN_KEY', 'shoeSize UNKNOWN_KEY'],
  ]);
  const twice = await send()
    .attach('file', Buffer.from('x'), 'x.pdf')
    .field('email', 'a')
    .field('email', 'b');
  expect([twice.status, faultsIn(twice)]).toEqual([422, ['email WRONG_TYPE']]);
  const nested = await send().attach('file', Buffer.from('x'), 'x.pdf').field('email[a]', 'b');
  expect([nested.status, faultsIn(nested)]).toEqual([422, ['email[a] UNKNOWN_KEY']]);
  const proto = await send().attach('file', Buffer.from('x'), 'x.pdf').field('__proto__', 'b');
  expect(proto.status).toBe(422);
});

test('a text field beyond 1 KB is refused', async () => {
  doors = await openDoors([receiving]);
  const long = await send().attach('file', Buffer.from('x'), 'x.pdf').field('email', 'x'.repeat(1025));
  expect([long.status, faultsIn(long)]).toEqual([422, ['email TOO_LONG']]);
  expect(
    (await send().attach('file', Buffer.from('x'), 'x.pdf').field('email', 'x'.repeat(1024))).status,
  ).toBe(200);
});

test('an empty file arrives as an empty file', async () => {
  doors = await openDoors([receiving]);
  const answer = await send().attach('file', Buffer.alloc(0), 'tom.pdf');
  expect(answer.body.files).toEqual([{ name: 'tom.pdf', size: 0 }]);
});

test('what is not multipart is refused, and what cannot be read as it is unreadable', async () => {
  doors = await openDoors([receiving]);
  const json = await send().send({ file: 'x' });
  expect([json.status, json.body.code]).toEqual([415, 'MEDIA_TYPE_NOT_SUPPORTED']);
  expect((await send()).status).toBe(415);
  const bodies = [
    '',
    'nonsense',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nhalf',
    '--b--',
  ];
  for (const body of bodies) {
    const answer = await send().set('Content-Type', 'multipart/form-data; boundary=b').send(body);
    expect([400, 422]).toContain(answer.status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  }
  const half = await send().set('Content-Type', 'multipart/form-data; boundary=b').send(bodies[2]);
  expect([half.status, half.body.code]).toEqual([400, 'UNREADABLE_MULTIPART']);
  const unbound = await send().set('Content-Type', 'multipart/form-data; charset=utf-8').send('x');
  expect([unbound.status, unbound.body.code]).toEqual([400, 'UNREADABLE_MULTIPART']);
  expect(await inUse()).toBe(0);
});

test('a file name is data: letters stay, paths, control and direction characters go, 255 characters at most', async () => {
  expect(cleanFileName('fullmakt Bjørg Sørli-Øverås Żółć.pdf')).toBe('fullmakt Bjørg Sørli-Øverås Żółć.pdf');
  expect(cleanFileName('../../etc/passwd')).toBe('passwd');
  expect(cleanFileName('C:\\Users\\kari\\skjema.pdf')).toBe('skjema.pdf');
  expect(cleanFileName('a\r\nSet-Cookie: b\u0000.pdf')).toBe('aSet-Cookie: b.pdf');
  expect(cleanFileName('fdp.\u202Eexe\u2066\u200B')).toBe('fdp.exe');
  expect(cleanFileName('A\u030A.pdf')).toBe('Å.pdf');
  expect(cleanFileName('\u0000')).toBe('file');
  expect(cleanFileName(`${'x'.repeat(254)}😀.pdf`)).toBe('x'.repeat(254));
  doors = await openDoors([receiving]);
  const answer = await send().attach('file', Buffer.from('x'), 'Bjørg Sørli-Øverås – Łódź.pdf');
  expect(answer.body.files[0].name).toBe('Bjørg Sørli-Øverås – Łódź.pdf');
});

test('a repeated upload with the same fields and the same bytes is done once', async () => {
  const { route, ran } = aCreatingRoute(() => doors.ledger, {
    upload: { most: 5 },
    body: z.strictObject({ email: z.string().optional() }),
  });
  doors = await openDoors([route]);
  const upload = (bytes: string, name: string) =>
    request(doors.app)
      .post('/things')
      .set('Idempotency-Key', 'one-key')
      .attach('file', Buffer.from(bytes), name);
  expect((await upload('same', 'a.pdf')).status).toBe(201);
  expect((await upload('same', 'b.pdf')).status).toBe(201);
  expect((await upload('other', 'a.pdf')).body.code).toBe('IDEMPOTENCY_MISMATCH');
  expect((await upload('same', 'a.pdf').field('email', 'x')).body.code).toBe('IDEMPOTENCY_MISMATCH');
  expect(ran()).toBe(1);
});

test('a sender who goes away in the middle leaves no place taken and nothing done', async () => {
  doors = await openDoors([receiving]);
  const server = createServer(doors.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const head = [
    'POST /papers HTTP/1.1',
    'Host: localhost',
    'Content-Type: multipart/form-data; boundary=b',
    'Content-Length: 5000000',
    '',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="x.pdf"\r\n\r\nhalf of it',
  ].join('\r\n');
  const sockets = Array.from({ length: 3 }, () =>
    connect(port, '127.0.0.1', function (this: { write: (text: string) => void }) {
      this.write(head);
    }),
  );
  await until(async () => (await inUse()) === 3);
  for (const socket of sockets) socket.destroy();
  await until(async () => (await inUse()) === 0);
  server.close();
  expect(arrived).toBe(0);
  expect(doors.logged.filter((line) => line.includes('"status":499'))).toHaveLength(3);
});

test('who never stops sending too much is answered all the same, and the connection closed', async () => {
  doors = await openDoors([receiving]);
  const server = createServer(doors.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="x.pdf"\r\n\r\n';
  const head = `POST /papers HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 99999999\r\n\r\n${part}`;
  const heard = await exchange(port, Buffer.concat([Buffer.from(head), Buffer.alloc(40 * MB)]));
  server.close();
  expect(heard).toMatch(/^HTTP\/1\.1 413 /);
  expect(heard.toLowerCase()).toContain('connection: close');
});

test('four uploads lie in memory at once, the rest wait their turn, and no address has the last place', async () => {
  doors = await openDoors([]);
  const places = createUploadPlaces();
  const taken = await Promise.all(['a', 'a', 'a'].map((address) => places.take(address)));
  const turns: string[] = [];
  const fourth = places.take('a').then((giveBack) => {
    turns.push('a');
    return giveBack;
  });
  await pause(5);
  expect(places.inUse()).toBe(3);
  const other = await places.take('b');
  expect([places.inUse(), turns]).toEqual([4, []]);
  const waiting = places.take('b').then((giveBack) => {
    turns.push('b');
    return giveBack;
  });
  taken[0]?.();
  taken[0]?.();
  (await fourth)?.();
  (await waiting)?.();
  expect(turns).toEqual(['a', 'b']);
  for (const giveBack of [...taken, other]) giveBack?.();
  expect(places.inUse()).toBe(0);
});

test('when too many wait already, the next is told to come back', async () => {
  doors = await openDoors([]);
  const places = createUploadPlaces(1);
  const first = await places.take('a');
  const waiting = Array.from({ length: 32 }, () => places.take('a'));
  expect(await places.take('b')).toBeNull();
  first?.();
  for (const next of waiting) (await next)?.();
  expect(places.inUse()).toBe(0);
});

test('a part header the parser never finishes with is unreadable, not endless', async () => {
  doors = await openDoors([receiving]);
  const endless =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\nContent-Type: application/pdfS;""1.7\r\n' +
    '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\n--\r\n';
  const answer = await send().set('Content-Type', 'multipart/form-data; boundary=b').send(endless);
  expect([answer.status, answer.body.code]).toEqual([400, 'UNREADABLE_MULTIPART']);
  expect(await inUse()).toBe(0);
});

test('multipart changed at random never breaks the door, and leaves no place taken', async () => {
  doors = await openDoors([receiving]);
  const part = (name: string, more: string, text: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`;
  const whole = Buffer.from(
    `${part('file', '; filename="Bjørg.pdf"\r\nContent-Type: application/pdf', '%PDF-1.7')}${part('email', '', 'a@b')}--b--\r\n`,
  );
  const change = fc.record({
    at: fc.nat(whole.length - 1),
    bytes: fc.uint8Array({ maxLength: 6 }),
    cut: fc.nat(12),
  });
  const run = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
    const sent = changes.reduce(
      (before, { at, bytes, cut }) =>
        Buffer.concat([before.subarray(0, at), bytes, before.subarray(at + cut)]),
      whole,
    );
    const { status } = await send().set('Content-Type', 'multipart/form-data; boundary=b').send(sent);
    expect([200, 400, 413, 422]).toContain(status);
  });
  await fc.assert(run, { numRuns: RUNS });
  expect(await inUse()).toBe(0);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + 5000;
  while (!(await holds())) {
    if (performance.now() > endsAt) throw new Error('it never came to hold');
    await pause(20);
  }
}
