// The doors of the real service: described as they are, with words for everything, and shut to whoever has no key.

import { Validator } from '@seriousme/openapi-schema-validator';
import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.js';
import type { OpenApi, Operation } from '../../src/web/api/openapi.js';
import { aWorld, type TestWorld } from '../support/world.js';
import { anApp } from '../support/app.js';

let world: TestWorld;
let app: App;
let api: OpenApi;
beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
  api = (await request(app.http).get('/api/v1/openapi.json')).body as OpenApi;
});
afterAll(async () => {
  await app.close();
  await world.remove();
});

const operations = (): readonly { method: string; path: string; operation: Operation }[] =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );

test('the description of the real routes follows the rules of OpenAPI 3.1', async () => {
  const { errors } = await new Validator().validate(structuredClone(api));
  expect(errors).toBeUndefined();
  expect(operations().length).toBeGreaterThan(25);
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every answer of the real routes has a shape that says what it is', () => {
  for (const { method, path, operation } of operations()) {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      const json = content?.['application/json'];
      if (json) expect(Object.keys(json.schema).length, `${method} ${path} ${status}`).toBeGreaterThan(0);
    }
  }
});

test('no scoped route answers anything but 401 without a key, whatever is sent', async () => {
  const scoped = operations().filter(({ operation }) => operation.security.some((one) => 'key' in one));
  expect(scoped.length).toBeGreaterThan(15);
  for (const { method, path } of scoped) {
    const asked = request(app.http)[method as 'get' | 'post' | 'put'](path.replaceAll(/\{\w+\}/g, 'x'));
    const answer = await (method === 'get' ? asked : asked.send({ anything: true }));
    expect([method, path, answer.status]).toEqual([method, path, 401]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  }
});

test('what anyone may do is exactly what the contract opens to the public', () => {
  const open = operations().filter(({ operation }) => !operation.security.some((one) => 'key' in one));
  expect(open.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    'get /api/v1/opening-hours',
    'get /api/v1/submissions/{reference}',
    'get /api/v1/templates/general.pdf',
    'get /api/v1/templates/issued/{token}',
    'post /api/v1/callbacks',
    'post /api/v1/submissions',
    'post /api/v1/submissions/{reference}/documents',
    'post /api/v1/submissions/{reference}/withdrawal',
    'post /api/v1/templates',
  ]);
});

test('every open POST has a rate', () => {
  const open = operations().filter(
    ({ method, operation }) => method === 'post' && !operation.security.some((one) => 'key' in one),
  );
  for (const { path, operation } of open) expect(Object.keys(operation.responses), path).toContain('429');
});

test('what acts for a person says so and must be told for whom', () => {
  const acting = operations().filter(
    ({ path, method }) => method === 'post' && /^\/api\/v1\/(calls|reviews|authorizations)/.test(path),
  );
  expect(acting.length).toBeGreaterThan(10);
  for (const { path, operation } of acting)
    expect(operation.parameters.find(({ name }) => name === 'On-Behalf-Of')?.required, path).toBe(true);
});
