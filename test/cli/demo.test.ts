// The example: made by the real actions, in every state there is, and what it says to try comes out as it says.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAuthorizations } from '../../src/authorizations/actions.js';
import { AUTHORIZATION_STATES } from '../../src/authorizations/authorization.js';
import { isCallOverFor } from '../../src/calls/steps.js';
import { readConfig } from '../../src/config.js';
import { readStatus } from '../../src/documents/receiving/actions.js';
import { statusOf } from '../../src/documents/submission.js';
import { type Question, askingHere, usesOf, verifyDisclosure } from '../../src/verification/actions.js';
import { type World, openWorld } from '../../src/world.js';
import { type Place, type Shown, aPlace } from '../support/command.js';
import { runBuilt } from '../support/spawned.js';
import { CLIENT } from '../support/world.js';

type Example = {
  readonly client: { readonly id: string; readonly key: string };
  readonly cases: readonly unknown[];
  readonly papers: readonly { readonly state: string; readonly reference: string }[];
  readonly call: string;
  readonly try: readonly { readonly title: string; readonly command: string }[];
};

let place: Place;
let made: Shown;
let example: Example;
let world: World;

beforeAll(async () => {
  place = await aPlace();
  made = await runBuilt(['demo', '--json'], place.environment);
  example = made.json() as Example;
  world = await openWorld(readConfig(place.environment));
});
afterAll(async () => {
  await world.close();
  await place.remove();
});

test('the example is one JSON value, and its audit is whole', async () => {
  expect(made).toMatchObject({ exit: 0, err: '' });
  expect(example.cases.length).toBeGreaterThanOrEqual(12);
  expect((await place.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
});

test('there is an authorization in every state', async () => {
  const needs = { ...world, isCallOver: isCallOverFor, usesOf };
  const asked = { caseNumber: null, state: null, after: null, limit: 100 };
  const listed = await listAuthorizations(needs, CLIENT, asked);
  const states = listed.ok ? listed.value.items.map(({ state }) => state) : [];
  expect(new Set(states)).toEqual(new Set(AUTHORIZATION_STATES));
});

test('there is a submission in every status a finished check can have', async () => {
  const statuses = new Set<string>();
  for (const { state, reference } of example.papers) {
    const read = await readStatus(world, reference);
    const status = read.ok ? statusOf(read.value) : 'not there';
    statuses.add(status);
    for (const said of ['in-review', 'incomplete', 'rejected', 'withdrawn'])
      if (state.startsWith(said.replace('-', ' '))) expect(status, state).toBe(said);
  }
  expect(statuses).toEqual(new Set(['incomplete', 'in-review', 'approved', 'rejected', 'withdrawn']));
});

test('each question it says to try is answered as it says', async () => {
  const needs = { ...world, askDisclosure: askingHere(world) };
  const questions = example.try.filter(({ title }) => /^(Allowed|Denied)/.test(title));
  expect(questions.length).toBeGreaterThanOrEqual(6);
  for (const { title, command } of questions) {
    const [, body = ''] = /-d '(.*)'$/.exec(command) ?? [];
    const question = { callId: null, ...(JSON.parse(body) as Omit<Question, 'callId'>) };
    const answer = await verifyDisclosure(needs, CLIENT, question);
    expect(answer.ok && answer.value.decision, title).toBe(title.startsWith('Allowed') ? 'allow' : 'deny');
  }
});

test('the commands to try carry the real key and only ever name this installation', () => {
  for (const { command } of example.try) {
    expect(command).toContain('http://127.0.0.1:3000/api/v1/');
    if (command.includes('Bearer')) expect(command).toContain(`Bearer ${example.client.key}`);
  }
});

test('an installation in use is not filled with an example', async () => {
  const refused = await place.run('demo', '--json');
  expect(refused.exit).toBe(1);
  expect(refused.json()).toMatchObject({ error: { code: 'NOT_EMPTY' } });
});
