// How fast forms are made and checked: in this process, and through the doors of a server.

import { setTimeout as pause } from 'node:timers/promises';
import { createFormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import { grantToFormValues } from '../../src/documents/form.js';
import { judgeChecklist } from '../../src/documents/rules.js';
import type { Agency } from '../../src/shared/agency.js';
import { type Instant, addDays, instantOf, osloDayOf } from '../../src/shared/dates.js';
import type { Api } from '../support/api.js';
import { CASE, THE_AGENT, THE_DEBTOR } from '../support/builders.js';
import { aReader } from '../support/reader.js';
import { median } from './rounds.js';

export type PaperFigures = {
  /** Forms filled in beforehand, made in one process, a second. */
  readonly formsASecond: number;
  /** From an upload to its answer with the checklist, milliseconds. */
  readonly uploadMs: number;
  /** Reading and judging alone, with a child that stands ready, milliseconds. */
  readonly checkMs: number;
};

const MAKING_MS = 4_000;
/** Longer than it takes to have the next reading child ready: a desk is not sent papers back to back. */
const BETWEEN_MS = 1_500;

export async function measurePapers(agency: Agency, api: Api, count: number): Promise<PaperFigures> {
  const make = await formMaker(agency);
  const formsASecond = await makingRate(make);
  const papers: Uint8Array[] = [];
  for (let number = 0; number < count; number += 1) papers.push(await make());
  return {
    formsASecond,
    uploadMs: median(await eachTimed(papers, (paper) => upload(api, paper))),
    checkMs: await checkingTime(agency, papers),
  };
}

/** Gives complete forms, each with a reference of its own. */
async function formMaker(agency: Agency): Promise<() => Promise<Uint8Array>> {
  const writer = await createFormWriter();
  const now: Instant = instantOf(new Date());
  const today = osloDayOf(now);
  const values = grantToFormValues({
    debtor: THE_DEBTOR,
    agent: { ...THE_AGENT, phone: '+47 912 34 567' },
    cases: [CASE],
    powers: ['information', 'agreements'],
    limits: 'Ingen nedbetaling over 500 kr i måneden',
    validFrom: null,
    validThrough: addDays(today, 200),
    untilCaseClosed: false,
  });
  let made = 0;
  return async () => {
    made += 1;
    const form = await writer.writeForm({
      language: 'nb',
      agency,
      reference: `BENCH-${made}`,
      values: { ...values, signed_place: 'Tromsø', signed_on: today.split('-').toReversed().join('.') },
      madeAt: now,
    });
    if (!form.ok) throw new Error('the form was refused');
    return form.value;
  };
}

async function makingRate(make: () => Promise<Uint8Array>): Promise<number> {
  await make();
  const begun = performance.now();
  let made = 0;
  for (; performance.now() - begun < MAKING_MS; made += 1) await make();
  return (made * 1000) / (performance.now() - begun);
}

async function upload(api: Api, paper: Uint8Array): Promise<void> {
  const { status, json } = await api.upload('/api/v1/submissions', [paper]);
  if (status !== 201) throw new Error(`the paper was refused: ${String(json.code)}`);
}

async function checkingTime(agency: Agency, papers: readonly Uint8Array[]): Promise<number> {
  // The children as they are built: compiled as they start they would take longer to start than to read.
  const reader = await aReader();
  const receivedOn = osloDayOf(instantOf(new Date()));
  try {
    const times = await eachTimed(papers, async (bytes) => {
      const [facts] = await reader.read([{ bytes }]);
      if (!facts?.readable) throw new Error('the paper could not be read');
      const documents = [{ ...facts, issued: null, altered: false, sheets: [] }];
      judgeChecklist({ documents, receivedOn, policy: agency.policy });
    });
    return median(times);
  } finally {
    await reader.close();
  }
}

async function eachTimed<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const item of items) {
    await pause(BETWEEN_MS);
    const begun = performance.now();
    await work(item);
    times.push(performance.now() - begun);
  }
  return times;
}
