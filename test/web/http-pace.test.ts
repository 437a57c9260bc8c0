// Who sends too slowly holds up nobody for long.

import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readJson } from '../../src/http/json-body.js';
import { CallerGone } from '../../src/http/refusing.js';
import { createUploadPlaces } from '../../src/http/upload-places.js';
import { watchUpload } from '../../src/http/upload-watch.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A request that is still arriving. */
function arriving(headers: Readonly<Record<string, string>> = {}): PassThrough & IncomingMessage {
  return Object.assign(new PassThrough(), { headers }) as unknown as PassThrough & IncomingMessage;
}
const MB = 1024 * 1024;

test('a JSON body has thirty seconds to arrive', async () => {
  const request = arriving({ 'content-type': 'application/json', 'content-length': '20' });
  const read = readJson(request);
  request.write('{"a":');
  await vi.advanceTimersByTimeAsync(29_999);
  expect(await Promise.race([read, Promise.resolve('waiting')])).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(await read).toMatchObject({ ok: false, refusal: { code: 'REQUEST_TIMED_OUT', close: true } });
});

test('a sender who goes away is gone, not refused', async () => {
  const request = arriving({ 'content-type': 'application/json', 'content-length': '20' });
  const read = readJson(request);
  request.destroy();
  await expect(read).rejects.toThrow(CallerGone);
});

test('an upload slower than 10 KB a second is given up after ten seconds', async () => {
  const request = arriving();
  const watch = watchUpload(request);
  request.write(Buffer.alloc(99_000));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await watch.givenUp).toMatchObject({ code: 'REQUEST_TIMED_OUT', close: true });
  watch.stop();
});

test('an upload that keeps up its pace is let be', async () => {
  const request = arriving();
  const watch = watchUpload(request);
  for (let seconds = 0; seconds < 60; seconds++) {
    request.write(Buffer.alloc(11_000));
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(await Promise.race([watch.givenUp, Promise.resolve('going on')])).toBe('going on');
  watch.stop();
});

test('a refused upload may go on for ten seconds, then it is answered and cut off', async () => {
  const request = arriving();
  const watch = watchUpload(request);
  request.write(Buffer.alloc(MB));
  watch.refuse({ code: 'FILE_TOO_LARGE', faults: [{ path: 'file[0]', code: 'FILE_TOO_LARGE' }] });
  watch.refuse({ code: 'INVALID_INPUT', faults: [] });
  await vi.advanceTimersByTimeAsync(9_999);
  expect(await Promise.race([watch.givenUp, Promise.resolve('going on')])).toBe('going on');
  await vi.advanceTimersByTimeAsync(1);
  expect(await watch.givenUp).toMatchObject({ code: 'FILE_TOO_LARGE', close: true });
  watch.stop();
});

test('an upload waits half a minute for its turn and then is told to come back', async () => {
  const places = createUploadPlaces(1);
  const first = await places.take('a');
  const waiting = places.take('b');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await waiting).toBeNull();
  first?.();
  expect(places.inUse()).toBe(0);
});
