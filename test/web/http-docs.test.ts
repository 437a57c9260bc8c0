// The description of the API agrees with the rules of OpenAPI 3.1 and with the routes it is made from.

import { Validator } from '@seriousme/openapi-schema-validator';
import request from 'supertest';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { docsRoutes } from '../../src/web/api/docs.js';
import { describeApi, type OpenApi } from '../../src/web/api/openapi.js';
import { aRoute, type Doors, openDoors } from '../support/http.js';

let doors: Doors | undefined;
afterEach(async () => {
  await doors?.remove();
  doors = undefined;
});

const ABOUT = { title: 'Fullmakt <API>', url: 'https://fullmakt.example' };
const person = z
  .strictObject({
    name: z
      .string()
      .transform((text) => text.trim())
      .meta({ minLength: 1 }),
  })
  .meta({ id: 'Person' });
const asked = z
  .strictObject({
    agent: person,
    powers: z.array(z.enum(['a', 'b'])).default(['a']),
    on: z.iso.date().optional(),
  })
  .meta({ id: 'Asked' });
const routes = [
  aRoute({
    method: 'put',
    path: '/api/v1/cases/:caseNumber',
    permission: 'cases',
    summary: 'Registers <b>a case</b>.',
    params: z.strictObject({ caseNumber: z.string().max(64) }),
    body: asked,
    answers: { 200: { description: 'The case', schema: asked }, 201: { description: 'New', schema: asked } },
    problems: ['NOT_FOUND', 'UNKNOWN_CASE'],
  }),
  aRoute({
    path: '/api/v1/cases',
    permission: 'cases',
    onBehalfOf: 'required',
    query: z.strictObject({
      limit: z.coerce.number().int().max(100).default(50),
      state: z.string().meta({ description: 'Which' }),
    }),
  }),
  aRoute({
    method: 'post',
    path: '/api/v1/submissions',
    limited: true,
    creates: true,
    upload: { most: 5 },
    body: z.strictObject({ email: z.string().optional() }),
    answers: { 201: { description: 'Received' } },
  }),
  aRoute({
    path: '/api/v1/templates/general.pdf',
    answers: { 200: { description: 'The form', contentType: 'application/pdf' } },
  }),
];

test('the document follows the rules of OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(describeApi(routes, ABOUT)));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('a shape with a name is told once, and once more where it is sent otherwise than it is answered', () => {
  const { components, paths } = describeApi(routes, ABOUT);
  expect(Object.keys(components.schemas)).toEqual(['Asked', 'AskedSent', 'Person', 'Problem']);
  expect(components.schemas.Asked).toMatchObject({ required: ['agent', 'powers'] });
  expect(components.schemas.AskedSent).toMatchObject({ required: ['agent'] });
  expect(components.schemas.Person).toMatchObject({ properties: { name: { type: 'string', minLength: 1 } } });
  const put = paths['/api/v1/cases/{caseNumber}']?.put;
  expect(put?.requestBody?.content['application/json']?.schema).toEqual({
    $ref: '#/components/schemas/AskedSent',
  });
  expect(put?.responses['201']?.content?.['application/json']?.schema).toEqual({
    $ref: '#/components/schemas/Asked',
  });
});

test('path, query and headers are described, and what follows from how a route is asked', () => {
  const { paths } = describeApi(routes, ABOUT);
  const list = paths['/api/v1/cases']?.get;
  expect(list?.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
    ['limit', 'query', false],
    ['state', 'query', true],
    ['On-Behalf-Of', 'header', true],
  ]);
  expect(list?.security).toEqual([{ key: ['cases'] }]);
  expect(list?.responses['422']?.description).toContain('ON_BEHALF_OF_MISSING');
  const put = paths['/api/v1/cases/{caseNumber}']?.put;
  expect(put?.parameters[0]).toMatchObject({ name: 'caseNumber', in: 'path', required: true });
  expect(put?.responses['422']?.description).toContain('UNKNOWN_CASE: The case number is not registered.');
  expect(put?.responses['404']?.description).toContain('NOT_FOUND');
  const submit = paths['/api/v1/submissions']?.post;
  expect(submit?.security).toEqual([{}]);
  expect(submit?.requestBody?.content['multipart/form-data']?.schema).toMatchObject({
    required: ['file'],
    properties: { file: { maxItems: 5 }, email: { type: 'string' } },
  });
  expect(submit?.parameters.map(({ name }) => name)).toEqual(['Idempotency-Key']);
  expect(Object.keys(submit?.responses ?? {}).toSorted()).toEqual([
    '201',
    '400',
    '409',
    '413',
    '415',
    '422',
    '429',
    '500',
    '503',
  ]);
  expect(paths['/api/v1/templates/general.pdf']?.get?.responses['200']?.content).toEqual({
    'application/pdf': { schema: {} },
  });
});

test('two shapes of one name are a mistake that is told', () => {
  const other = z.strictObject({ age: z.int() }).meta({ id: 'Person' });
  expect(() =>
    describeApi(
      [...routes, aRoute({ path: '/api/v1/x', answers: { 200: { description: '', schema: other } } })],
      ABOUT,
    ),
  ).toThrow();
  z.globalRegistry.remove(other);
});

test('the description is served for machines and for people, known by its ETag, and may be asked for by anyone', async () => {
  doors = await openDoors([...routes, ...docsRoutes(routes, ABOUT)]);
  const json = await request(doors.app).get('/api/v1/openapi.json');
  expect(json.headers['content-type']).toBe('application/json');
  expect((json.body as OpenApi).openapi).toBe('3.1.0');
  const page = await request(doors.app).get('/api/docs');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  const style = await request(doors.app).get('/api/docs.css');
  expect(style.headers['content-type']).toBe('text/css; charset=utf-8');
  for (const { headers } of [json, page, style]) expect(headers['cache-control']).toBe('no-cache');
  const again = await request(doors.app)
    .get('/api/docs')
    .set('If-None-Match', page.headers.etag as string);
  expect(again.status).toBe(304);
});

test('the page runs no scripts, takes its style from here, and shows no value as markup', async () => {
  doors = await openDoors(docsRoutes(routes, ABOUT));
  const { text, headers } = await request(doors.app).get('/api/docs');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("style-src 'self'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(text).not.toMatch(/<script|style=|\son\w+=|<b>/i);
  expect(text).toContain('Registers &lt;b&gt;a case&lt;/b&gt;.');
  expect(text).toContain('<html lang="en">');
  expect(text).toMatch(/<a class="skip" href="#content">/);
  expect(text).toContain('id="RATE_LIMITED"');
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target = ''] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});
