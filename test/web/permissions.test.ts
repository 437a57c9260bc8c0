// Every route the router serves has one permission, written down here; and each role passes exactly where the table lets it.

import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.js';
import type { Permission, Route } from '../../src/http/route.js';
import { mayDo, ROLES } from '../../src/staff/permissions.js';
import { ROUTE_PERMISSIONS } from '../support/route-permissions.js';
import { aColleague, type Colleague } from '../support/staff.js';
import { type TestWorld, aWorld } from '../support/world.js';
import { anApp } from '../support/app.js';

let world: TestWorld;
let app: App;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
});

afterAll(async () => {
  await app.close();
  await world.remove();
});

const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const isAsset = (name: string) => name.startsWith('GET /assets/');

test('the router serves exactly what stands in the table', () => {
  const served = app.http.served().filter((name) => !isAsset(name));
  expect(served.length).toBeGreaterThan(40);
  expect([...new Set(served)].toSorted()).toEqual(Object.keys(ROUTE_PERMISSIONS).toSorted());
});

test('every route has the permission of the table', () => {
  const actual = app.routes
    .filter((route) => !isAsset(nameOf(route)))
    .map((route) => [nameOf(route), route.permission]);
  const health = new Set(['GET /healthz', 'GET /readyz', 'GET /metrics']);
  const written = Object.entries(ROUTE_PERMISSIONS).filter(([name]) => !health.has(name));
  expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(written));
});

test('files that pages fetch are for anyone, and nothing else of them', () => {
  const assets = app.routes.filter((route) => isAsset(nameOf(route)));
  expect(assets.length).toBeGreaterThan(4);
  expect(new Set(assets.map(({ permission }) => permission))).toEqual(new Set(['anyone']));
});

test('without a session nothing is open but what is for anyone', async () => {
  for (const route of guarded()) {
    const agent = request(app.http);
    const answer = await agent[route.method](filledIn(route)).set('Sec-Fetch-Site', 'same-origin');
    const isLed = answer.status === 303 && String(answer.headers['location']).startsWith('/intern/logg-inn');
    expect(answer.status === 401 || isLed, `${nameOf(route)} answered ${answer.status}`).toBe(true);
  }
});

test.each(ROLES)('%s passes exactly where the table lets that role', async (role) => {
  const person: Colleague = await aColleague(app.http, world, { roles: [role] });
  for (const route of guarded()) {
    const status = await statusFor(person, route);
    const mayPass = mayDo([role], route.permission as Exclude<Permission, 'anyone'>);
    expect(status === 403, `${role} ${nameOf(route)} answered ${status}`).toBe(!mayPass);
    expect(status, nameOf(route)).not.toBe(401);
  }
});

/** The ones that end the session of whoever asks are asked about elsewhere. */
function guarded(): readonly Route[] {
  return app.routes.filter((route) => route.permission !== 'anyone' && !route.path.endsWith('/logg-ut'));
}

async function statusFor(person: Colleague, route: Route): Promise<number> {
  const path = filledIn(route);
  if (route.method === 'get') return (await person.open(path)).status;
  if (route.page) return (await person.submit(path, {}, route.upload ? { files: [] } : {})).status;
  const headers = { 'x-csrf-token': person.token, 'Content-Type': 'application/json' };
  if (route.method === 'post') return (await person.send(path, {}, { headers })).status;
  return (await person.put(path, headers)).status;
}

function filledIn({ path }: Route): string {
  return path.replaceAll(/:\w+/g, 'finnes-ikke');
}
