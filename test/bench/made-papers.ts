// The benchmark of papers: hundreds of made forms judged, a table of how often that was right, and how long an upload waits.
//
// `--quick` judges every ninth of them, `--json` prints one JSON value instead of the table.

import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import { osloDayOf } from '../../src/shared/dates.js';
import { type FormPaper, paperMaker, planForms } from '../papers/forms.js';
import {
  type JudgedPaper,
  judgeMadePaper,
  mayBeCalledPresent,
  type Score,
  scoresOf,
  unreadCodes,
} from '../papers/judged.js';
import {
  type LetterPlan,
  type LetterScores,
  readMadeLetter,
  scoresOfLetters,
} from '../papers/made-letters.js';
import { asPdf } from '../papers/routes.js';
import { type Api, createApi } from '../support/api.js';
import { FORM_AGENCY, MADE_AT } from '../support/forms.js';
import { aReader } from '../support/reader.js';
import { anInstallation } from '../support/server.js';
import { median } from './rounds.js';

const quick = process.argv.includes('--quick');
const asJson = process.argv.includes('--json');

/** Two rounds are four hundred and fifty forms, and the letters come on top. */
const ROUNDS = 2;
const LETTERS = quick ? 12 : 108;
/** One of so many letters is scanned, and read by its picture: that takes seconds. */
const SCANNED_EVERY = 6;
/** One is made while the other is read. */
const AT_ONCE = 2;
const EVERY = quick ? 9 : 1;
const TIMED = quick ? 3 : 9;

type Figures = {
  readonly papers: number;
  readonly scores: readonly Score[];
  readonly signatures: {
    readonly signed: number;
    readonly recognised: number;
    readonly falselyPresent: number;
  };
  readonly unreadCodes: readonly string[];
  /** Papers with a line called present that is not, or called missing that is there. */
  readonly wrong: readonly string[];
  /** Lines left to a person that a machine might have called present. */
  readonly hesitant: readonly string[];
  readonly letters: LetterScores;
  /** From an upload to its answer with the checklist, median milliseconds. */
  readonly waits: { readonly form: number; readonly photo: number; readonly fivePages: number };
};

const figures = await measure();
process.stdout.write(asJson ? `${JSON.stringify(figures, null, 2)}\n` : print(figures));

async function measure(): Promise<Figures> {
  const make = await paperMaker(FORM_AGENCY, MADE_AT);
  const plans = planForms(ROUNDS).filter((_, index) => index % EVERY === 0);
  const reader = await aReader();
  const judged = await inTurns(plans, 'paper', async (plan) => judge(reader, await make(plan)));
  const letters = await inTurns(planLetters(LETTERS), 'letter', (plan) => readMadeLetter(reader, plan));
  await reader.close();
  const signed = judged.filter(
    ({ paper }) => paper.route !== 'digital' && mayBeCalledPresent(paper, 'signature'),
  );
  return {
    papers: judged.length,
    scores: scoresOf(judged),
    signatures: {
      signed: signed.length,
      recognised: signed.filter((one) => signatureIn(one) === 'present').length,
      falselyPresent: judged.filter((one) => signatureIn(one) === 'present' && !signed.includes(one)).length,
    },
    unreadCodes: unreadCodes(judged),
    wrong: judged.filter(isWrong).map(({ paper }) => paper.name),
    hesitant: judged.flatMap(hesitantLines),
    letters: scoresOfLetters(letters),
    waits: await measureWaits(make),
  };
}

/** A few at a time, in order; told on the way, as it takes minutes. */
async function inTurns<Plan, Made>(
  plans: readonly Plan[],
  name: string,
  work: (plan: Plan) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  const waiting = plans.entries();
  const lane = async (): Promise<void> => {
    for (const [index, plan] of waiting) {
      if (index % 20 === 0) process.stderr.write(`${name} ${index + 1} of ${plans.length} …\n`);
      made[index] = await work(plan);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return made;
}

function planLetters(count: number): readonly LetterPlan[] {
  return Array.from({ length: count }, (_, index) => ({
    seed: index + 1,
    scanned: index % SCANNED_EVERY === 0,
    on: osloDayOf(MADE_AT),
  }));
}

function judge(reader: FileReader, paper: FormPaper): Promise<JudgedPaper> {
  return judgeMadePaper(reader, paper, { policy: FORM_AGENCY.policy, receivedOn: osloDayOf(MADE_AT) });
}

function signatureIn({ checklist }: JudgedPaper): string | undefined {
  return checklist.find(({ requirement }) => requirement === 'signature')?.state;
}

function isWrong({ paper, checklist }: JudgedPaper): boolean {
  return checklist.some(
    ({ requirement, state }) =>
      (state === 'present' && !mayBeCalledPresent(paper, requirement)) ||
      (state === 'missing' && !paper.lacks.includes(requirement)),
  );
}

function hesitantLines({ paper, checklist }: JudgedPaper): readonly string[] {
  return checklist
    .filter(({ requirement, state }) => state !== 'present' && mayBeCalledPresent(paper, requirement))
    .map(({ requirement, state }) => `${paper.name}: ${requirement} ${state}`);
}

/** Through the doors of a server, one after the other. */
async function measureWaits(make: (plan: ReturnType<typeof planForms>[number]) => Promise<FormPaper>) {
  process.stderr.write('how long an upload waits …\n');
  const installation = await anInstallation();
  const server = await installation.start({ PUBLIC_RATE: '100000' });
  const api = createApi(server.origin, null);
  const complete = planForms(TIMED).filter(({ fault }) => fault === 'complete');
  const files = async (filler: string, route: string): Promise<readonly Uint8Array[]> => {
    const plans = complete.filter((plan) => plan.filler === filler && plan.route === route).slice(0, TIMED);
    const made: Uint8Array[] = [];
    for (const plan of plans) made.push(...(await make(plan)).files);
    return made;
  };
  const photos = await files('us', 'photo');
  const scans = await Promise.all(photos.map((photo) => asPdf([photo, photo, photo, photo, photo], 200)));
  const waits = {
    form: await medianWait(api, await files('screen', 'digital')),
    photo: await medianWait(api, photos),
    fivePages: await medianWait(api, scans),
  };
  api.close();
  await installation.remove();
  return waits;
}

async function medianWait(api: Api, papers: readonly Uint8Array[]): Promise<number> {
  const waits: number[] = [];
  for (const paper of papers) {
    const begun = performance.now();
    const { status } = await api.upload('/api/v1/submissions', [paper]);
    if (status !== 201) throw new Error(`a paper was answered ${status}`);
    waits.push(performance.now() - begun);
  }
  return median(waits);
}

function print({
  papers,
  scores,
  signatures,
  unreadCodes,
  wrong,
  hesitant,
  letters,
  waits,
}: Figures): string {
  const share = (part: number, whole: number): string =>
    whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
  return [
    `${papers} made papers, by three kinds of senders, on a screen, scanned and photographed; seeded.`,
    'What is written by hand is for a person to read, so "present" is asked only where a machine may say so.',
    '',
    row(['', 'present:', 'precision', 'recall', 'missing:', 'precision', 'recall']),
    ...scores.map((score) => {
      const rightlyPresent = score.saidPresent - score.wronglyPresent;
      const rightlyMissing = score.saidMissing - score.wronglyMissing;
      return row([
        score.requirement,
        String(score.saidPresent),
        share(rightlyPresent, score.saidPresent),
        share(score.recognisable - score.notRecognised, score.recognisable),
        String(score.saidMissing),
        share(rightlyMissing, score.saidMissing),
        share(rightlyMissing, score.lacking),
      ]);
    }),
    '',
    `signed papers recognised       ${signatures.recognised} of ${signatures.signed} (${share(signatures.recognised, signatures.signed)}), wanted ≥ 95 %`,
    `signatures falsely present     ${signatures.falselyPresent}, wanted 0`,
    `codes not read (≥ 150 dpi, ≤ 10°) ${unreadCodes.length}, wanted 0${list(unreadCodes)}`,
    `papers judged wrongly          ${wrong.length}${list(wrong)}`,
    `lines left to a person needlessly ${hesitant.length}${list(hesitant)}`,
    '',
    `${letters.typed + letters.scanned} made letters, ${letters.scanned} of them scanned; half in words the rules were not made by. First suggestions that are right:`,
    row(['', 'typed', 'scanned', 'made up']),
    ...letters.fields.map(({ field, typed, scanned, madeUp }) =>
      row([field, share(typed.right, typed.said), share(scanned.right, scanned.said), String(madeUp)]),
    ),
    `lines of letters called present ${letters.saidPresent}, wanted 0; called missing and there ${letters.wronglyMissing}`,
    '',
    `upload to checklist, median    filled form ${waits.form.toFixed(0)} ms (wanted ≤ 1000), photo ${waits.photo.toFixed(0)} ms (≤ 3000), five pages ${waits.fivePages.toFixed(0)} ms (≤ 8000)`,
    '',
  ].join('\n');
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '' : `: ${names.join('; ')}`;
}

function row([name = '', ...figures]: readonly string[]): string {
  return [name.padEnd(18), ...figures.map((figure) => figure.padStart(10))].join(' ');
}
