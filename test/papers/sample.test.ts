// A small sample of the made papers; all of them are judged in the benchmark.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import { osloDayOf } from '../../src/shared/dates.js';
import { FORM_AGENCY, MADE_AT } from '../support/forms.js';
import { aReader } from '../support/reader.js';
import { paperMaker, planForms } from './forms.js';
import { type JudgedPaper, judgeMadePaper, mayBeCalledPresent, unreadCodes } from './judged.js';

/** Of every filler and route, and of the faults those that are easily taken for a signature. */
const SAMPLE: readonly (readonly [string, string, string])[] = [
  ['us', 'scan', 'complete'],
  ['us', 'scan', 'unsigned'],
  ['us', 'scan', 'crossed out'],
  ['us', 'scan', 'fax'],
  ['us', 'photo', 'dark'],
  ['us', 'photo', 'rotated'],
  ['us', 'photo', 'signed outside'],
  ['pen', 'scan', 'two pages'],
  ['pen', 'scan', 'name typed'],
  ['pen', 'photo', 'agentContact'],
  ['screen', 'scan', 'crease'],
  ['screen', 'photo', 'unknown reference'],
  ['screen', 'digital', 'duration'],
  ['us', 'scan', 'crossed'],
  ['us', 'photo', 'stamp'],
  ['screen', 'scan', 'ring'],
];

let reader: FileReader;
let judged: readonly JudgedPaper[];

beforeAll(async () => {
  reader = await aReader();
  const make = await paperMaker(FORM_AGENCY, MADE_AT);
  const plans = planForms(1);
  const received = { policy: FORM_AGENCY.policy, receivedOn: osloDayOf(MADE_AT) };
  const all: JudgedPaper[] = [];
  for (const [filler, route, fault] of SAMPLE) {
    const plan = plans.find((each) => each.filler === filler && each.route === route && each.fault === fault);
    if (!plan) throw new Error(`nobody makes ${filler}, ${route}, ${fault}`);
    all.push(await judgeMadePaper(reader, await make(plan), received));
  }
  judged = all;
});

afterAll(() => reader.close());

function states(said: string): readonly string[] {
  return judged.flatMap(({ paper, checklist }) =>
    checklist.filter(({ state }) => state === said).map(({ requirement }) => `${paper.name}: ${requirement}`),
  );
}

function expected(
  is: (
    paper: JudgedPaper['paper'],
    requirement: (typeof judged)[number]['checklist'][number]['requirement'],
  ) => boolean,
) {
  return judged.flatMap(({ paper, checklist }) =>
    checklist
      .filter(({ requirement }) => is(paper, requirement))
      .map(({ requirement }) => `${paper.name}: ${requirement}`),
  );
}

test('what is called present is there, and all of it that a machine can see', () => {
  expect(states('present')).toEqual(expected(mayBeCalledPresent));
});

test('nothing that is there is called missing', () => {
  const lacked = expected((paper, requirement) => paper.lacks.includes(requirement));
  expect(states('missing').filter((line) => !lacked.includes(line))).toEqual([]);
});

test('what was left out is called missing, but for marks that may be a signature', () => {
  const called = states('missing');
  const lacked = expected((paper, requirement) => paper.lacks.includes(requirement));
  const doubtful = lacked.filter((line) => !called.includes(line));
  expect(doubtful.every((line) => /name typed|crease|signed outside|crossed|stamp|ring/.test(line))).toBe(
    true,
  );
});

test('every code is read', () => {
  expect(unreadCodes(judged)).toEqual([]);
});
