// After a whole working day nothing personal stands readable in the database, its log, the uploads, the checkpoints or the service's log.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/http/log.js';
import { createClient } from '../../src/staff/actions.js';
import { SCOPES } from '../../src/staff/permissions.js';
import { bytesStoredIn } from '../support/engine.js';
import { fillIn, pdfFrom } from '../support/paper-doors.js';
import { valueOf } from '../support/paper-world.js';
import { CLIENT, type TestWorld, aWorld } from '../support/world.js';
import { anApp } from '../support/app.js';

const DEBTOR = { name: 'Bjørg Åse Sørli-Øverås', birthDate: '1980-02-29' };
const AGENT = {
  name: 'Łukasz Żółć',
  birthDate: '1979-03-14',
  phone: '+47 912 34 567',
  email: 'lukasz.zolc@example.org',
  address: 'Hemmeligveien 77, 9019 Tromsø',
  organisation: 'Gjeldsrådgiverne i nord',
};
const LIMITS = 'Ingen nedbetaling over firehundreogtjue kroner';
const HANDLER = 'Solveig Saksbehandler';
const FILE = 'fullmakt-fra-bestemor.pdf';
const CASE = '2026-114477';

const SECRETS = (
  'Sørli Øverås Bjørg Łukasz Żółć Solveig 1980-02-29 29.02.1980 1979-03-14 14.03.1979 91234567 lukasz.zolc ' +
  'Hemmeligveien Gjeldsrådgiverne firehundreogtjue bestemor avsender@example.org underskriften 98765432'
).split(' ');

let world: TestWorld;
let close: () => Promise<void>;
const logged: string[] = [];

beforeAll(async () => {
  world = await aWorld();
  const log = createLog('trace', { write: (line: string) => void logged.push(line) });
  const app = await anApp(world, log);
  close = () => app.close();
  const key = valueOf(await createClient(world, CLIENT, { name: 'saksystem', scopes: [...SCOPES] })).key;
  const staff = (method: 'get' | 'post' | 'put', path: string, body?: object) => {
    const agent = request(app.http);
    const asked = agent[method](path).set('Authorization', `Bearer ${key}`).set('On-Behalf-Of', HANDLER);
    return body ? asked.send(body) : asked;
  };
  const grant = {
    debtor: DEBTOR,
    agent: AGENT,
    cases: [CASE],
    powers: ['information'],
    limits: LIMITS,
    validThrough: '2026-12-31',
  };
  await staff('put', `/api/v1/cases/${CASE}`, {
    debtor: { ...DEBTOR, id: 'kunde-98765432' },
    debtorStatus: 'normal',
    registeredOn: '2026-01-10',
    status: 'open',
  });
  const issued = await request(app.http)
    .post('/api/v1/templates')
    .set('Idempotency-Key', 'en-egen-nokkel')
    .send({ language: 'nb', ...grant });
  const form = await pdfFrom(app.http, new URL(issued.body.pdfUrl as string).pathname);
  const filled = await fillIn(form, { signed_place: 'Tromsø', signed_on: '10.06.2026' });
  const sent = await request(app.http)
    .post('/api/v1/submissions')
    .field({ caseNumber: CASE, email: 'avsender@example.org' })
    .attach('file', filled, FILE);
  expect(sent.status).toBe(201);
  const queue = await staff('get', '/api/v1/reviews?state=open');
  const id = queue.body.items[0].id as string;
  await staff('post', `/api/v1/reviews/${id}/claim`);
  const checks = Object.fromEntries(
    (sent.body.checklist as { requirement: string }[]).map(({ requirement }) => [requirement, 'present']),
  );
  const approved = await staff('post', `/api/v1/reviews/${id}/approval`, {
    caseNumber: CASE,
    fields: { ...grant, signedOn: '2026-06-10' },
    checks,
    signatureCheckedBy: 'sight',
    note: `Sett av ${HANDLER}`,
  });
  expect(approved.status).toBe(201);
  const question = {
    caseNumber: CASE,
    agent: { name: AGENT.name, birthDate: AGENT.birthDate },
    power: 'information',
  };
  const allowed = await staff('post', '/api/v1/verifications', question);
  expect(allowed.body.decision).toBe('allow');
  await staff('post', '/api/v1/verifications', {
    ...question,
    agent: { ...question.agent, birthDate: '1979-03-15' },
  });
  const call = await staff('post', '/api/v1/calls', {
    caseNumber: CASE,
    recording: { informed: true, declined: true },
  });
  await staff('post', `/api/v1/calls/${String(call.body.id)}/oral-authorizations`, {
    debtorPresent: true,
    debtor: DEBTOR,
    agent: { name: 'Anne Øverås', birthDate: '1979-03-14' },
  });
  await staff('post', `/api/v1/authorizations/${String(approved.body.id)}/suspension`, {
    reason: 'Tvil om underskriften',
  });
  await request(app.http).post('/api/v1/callbacks').send({ caseNumber: CASE, phone: '91234567' });
  const reference = String(sent.body.reference);
  await request(app.http).get(`/api/v1/submissions/${reference}`);
  await request(app.http)
    .post(`/api/v1/submissions/${reference}/withdrawal`)
    .send({ birthDate: DEBTOR.birthDate });
  await request(app.http).get('/api/v1/submissions/Sørli');
  await staff('get', '/api/v1/audit');
  SECRETS.push(reference, key.split('.').at(-1) ?? key, String(issued.body.pdfUrl).split('/').at(-1) ?? '');
});

afterAll(async () => {
  await close();
  await world.remove();
});

test('the files and the database of the installation hold none of it', async () => {
  const files = readdirSync(world.folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.some((file) => file.includes('uploads'))).toBe(true);
  const found = files.flatMap((file) => {
    const bytes = readFileSync(file);
    return SECRETS.filter((secret) => bytes.includes(secret)).map(
      (secret) => `${secret} in ${file.split('/').at(-1)}`,
    );
  });
  expect(found).toEqual([]);
  const stored = await bytesStoredIn(world.folder);
  expect(stored.includes('submission-received')).toBe(true);
  expect(SECRETS.filter((secret) => stored.includes(secret))).toEqual([]);
});

test('the log says what happened, and to nobody', () => {
  const text = logged.join('');
  expect(logged.length).toBeGreaterThan(12);
  expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
  expect(text).not.toContain(CASE);
});
