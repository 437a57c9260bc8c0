// The order of handling, what is found and what is not, and the shape of every answer.

import request from 'supertest';
import { afterEach, expect, test } from 'vitest';
import { aRoute, type Doors, openDoors } from '../support/http.js';

let doors: Doors;
afterEach(() => doors.remove());

test('a route answers JSON with a request id and nothing is stored on the way', async () => {
  doors = await openDoors([aRoute()]);
  const answer = await request(doors.app).get('/things');
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ ok: true });
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers['cache-control']).toBe('no-store');
});
