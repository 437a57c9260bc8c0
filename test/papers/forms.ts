// Papers made from our form: every kind of sender, route and fault, each with what is true of it. Seeded: the same ones every time.

import { readFileSync } from 'node:fs';
import fontkit from '@cantoo/fontkit';
import { PDFCheckBox, PDFDocument, PDFTextField } from 'pdf-lib';
import { type FormWriter, createFormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import type { Requirement } from '../../src/documents/checklist.js';
import { type FormField, type FormValues, type Grant, grantToFormValues } from '../../src/documents/form.js';
import { formReference } from '../../src/documents/references.js';
import type { Agency } from '../../src/shared/agency.js';
import { type Day, type Instant, addDays, formatNorwegianDay, osloDayOf } from '../../src/shared/dates.js';
import { type Language, LANGUAGES } from '../../src/shared/languages.js';
import { aGrant } from './cast.js';
import { type Chance, chanceFrom } from './chance.js';
import { type CrossedOut, type Deed, drawnByHand } from './deeds.js';
import { photographed, ROUTES, type Route } from './routes.js';

/** Who fills the form in: we, before it is printed; the sender on a screen; the sender with a pen. */
type Filler = 'us' | 'screen' | 'pen';

export type FormPaper = {
  readonly name: string;
  readonly filler: Filler;
  readonly route: Route | 'digital';
  readonly fault: Fault;
  /** One submission. */
  readonly files: readonly Uint8Array[];
  /** What we printed, as the database knows it; null when the form is not one we filled in. */
  readonly issued: { readonly reference: string; readonly grant: Grant } | null;
  /** What stands there, struck through with a pen: a person must see it. */
  readonly crossedOut: Requirement | null;
  /** The requirements that the paper does not meet. */
  readonly lacks: readonly Requirement[];
  readonly dpi: number;
  /** Degrees from the nearest right angle. */
  readonly tilt: number;
};

const WRITTEN_REQUIREMENTS = [
  'debtorName',
  'debtorBirthDate',
  'agentName',
  'agentBirthDate',
  'agentContact',
  'scope',
  'limits',
  'duration',
  'date',
] as const satisfies readonly Requirement[];

type Fault =
  | 'complete'
  | (typeof WRITTEN_REQUIREMENTS)[number]
  | Deed
  | 'crossed out'
  | 'other version'
  | 'unknown reference'
  | 'two pages'
  | 'rotated'
  | 'fax'
  | 'dark';

/** Where each requirement is written: what a sender leaves out when he forgets it. */
const BOXES: Readonly<Record<(typeof WRITTEN_REQUIREMENTS)[number], readonly FormField[]>> = {
  debtorName: ['debtor_name'],
  debtorBirthDate: ['debtor_birth_date'],
  agentName: ['agent_name'],
  agentBirthDate: ['agent_birth_date'],
  agentContact: ['agent_phone', 'agent_email', 'agent_address'],
  scope: ['cases', 'cases_all'],
  limits: ['limits'],
  duration: ['valid_through', 'until_case_closed'],
  date: ['signed_on'],
};

const DEEDS: readonly Deed[] = [
  'unsigned',
  'signed outside',
  'specks',
  'crease',
  'coffee',
  'dash',
  'name typed',
];
/** Larger marks that are no signature either. */
const LARGE_DEEDS: readonly Deed[] = ['crossed', 'stamp', 'ring'];
const PAPER_FAULTS: readonly Fault[] = [
  'complete',
  'complete',
  'complete',
  ...WRITTEN_REQUIREMENTS,
  ...DEEDS,
  'crossed out',
  'crossed out',
  'crossed out',
  'other version',
  'unknown reference',
  'two pages',
  'rotated',
  'rotated',
];
const ONLY_BY: Readonly<Record<Route, readonly Fault[]>> = { scan: ['fax', 'fax'], photo: ['dark', 'dark'] };

export type PaperPlan = Pick<FormPaper, 'filler' | 'route' | 'fault'> & { readonly seed: number };

/** What we printed and somebody struck through: how long such a stroke is, is known from these. */
const MORE_CROSSED_OUT = 6;

/** Every filler by every route with every fault, `rounds` times with other people, pens, tilts and light. */
export function planForms(rounds: number): readonly PaperPlan[] {
  const plans: Omit<PaperPlan, 'seed'>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const filler of ['us', 'pen', 'screen'] as const) {
      for (const route of ROUTES)
        for (const fault of [...PAPER_FAULTS, ...ONLY_BY[route]]) plans.push({ filler, route, fault });
      if (filler !== 'pen')
        for (const fault of ['complete', ...WRITTEN_REQUIREMENTS] as const)
          plans.push({ filler, route: 'digital', fault });
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const route of ROUTES) {
      for (const filler of ['us', 'pen', 'screen'] as const)
        for (const fault of LARGE_DEEDS) plans.push({ filler, route, fault });
      for (let more = 0; more < MORE_CROSSED_OUT; more += 1)
        plans.push({ filler: 'us', route, fault: 'crossed out' });
    }
  }
  return plans.map((plan, index) => ({ ...plan, seed: 7_000 + index }));
}

type Makes = { readonly writer: FormWriter; readonly agency: Agency; readonly madeAt: Instant };

export async function paperMaker(
  agency: Agency,
  madeAt: Instant,
): Promise<(plan: PaperPlan) => Promise<FormPaper>> {
  const writer = await createFormWriter();
  return (plan) => makePaper({ writer, agency, madeAt }, plan);
}

async function makePaper(makes: Makes, { filler, route, fault, seed }: PaperPlan): Promise<FormPaper> {
  const chance = chanceFrom(seed);
  const language = chance.pick(LANGUAGES);
  const grant = aGrant(chance, osloDayOf(makes.madeAt));
  const reference = formReference(Uint8Array.from({ length: 12 }, () => Math.floor(chance.upTo(256))));
  const values = withoutFault(grantToFormValues(grant), fault);
  const signedOn = fault === 'date' ? '' : formatNorwegianDay(addDays(osloDayOf(makes.madeAt), -1));
  const byHand = filler === 'pen' ? { ...values, signed_on: signedOn } : { signed_on: signedOn };
  const printedValues = filler === 'us' ? values : {};
  const code = fault === 'other version' ? `general/2/${language}` : filler === 'us' ? reference : null;
  const form = await write(makes, { language, reference: code, values: printedValues });
  const onScreen = filler === 'screen' ? { ...values, signed_on: signedOn } : {};
  const pdf =
    filler === 'screen' || route === 'digital'
      ? await typedIn(form, route === 'digital' ? { ...onScreen, signed_on: signedOn } : onScreen)
      : form;
  const common = { filler, route, fault, issued: issuedOf({ filler, fault, reference, grant, values }) };
  const name = [filler, route, fault, seed].join(' · ');
  const deed = [...DEEDS, ...LARGE_DEEDS].find((each) => each === fault) ?? 'signed';
  if (route === 'digital') {
    return {
      ...common,
      name,
      files: [pdf],
      crossedOut: null,
      lacks: [...lacking(fault), 'signature'],
      dpi: 0,
      tilt: 0,
    };
  }
  const crossed = fault === 'crossed out' ? crossedOutIn(values, chance) : null;
  const drawn = drawnByHand({ values: filler === 'screen' ? {} : byHand, deed, crossed, chance });
  const taken = await photographed(pdf, { route, fault, drawn, chance });
  const unsigned = deed === 'signed' ? [] : (['signature'] as const);
  const crossedOut = crossed && crossed.requirement;
  return { ...common, name, ...taken, crossedOut, lacks: [...lacking(fault), ...unsigned] };
}

/** One thing that is written and can be struck through. */
function crossedOutIn(values: FormValues, chance: Chance): CrossedOut {
  const written = CROSSABLE.flatMap(([field, requirement]) => {
    const letters = (values[field] ?? '').length;
    return letters === 0 ? [] : [{ field, requirement, letters }];
  });
  return chance.pick(written);
}

const CROSSABLE: readonly (readonly [FormField, Requirement])[] = [
  ['debtor_name', 'debtorName'],
  ['agent_name', 'agentName'],
  ['agent_birth_date', 'agentBirthDate'],
  ['cases', 'scope'],
  ['limits', 'limits'],
  ['valid_through', 'duration'],
];

function lacking(fault: Fault): readonly Requirement[] {
  return WRITTEN_REQUIREMENTS.filter((requirement) => requirement === fault);
}

function withoutFault(values: FormValues, fault: Fault): FormValues {
  const requirement = WRITTEN_REQUIREMENTS.find((each) => each === fault);
  if (requirement === undefined) return values;
  const left: Partial<Record<FormField, string>> = { ...values };
  for (const field of BOXES[requirement]) delete left[field];
  return left;
}

/** The database knows what we printed; a form of another version, or from somewhere else, it does not know. */
function issuedOf(made: {
  readonly filler: Filler;
  readonly fault: Fault;
  readonly reference: string;
  readonly grant: Grant;
  readonly values: FormValues;
}): FormPaper['issued'] {
  const { filler, fault, reference, grant, values } = made;
  if (filler !== 'us' || fault === 'unknown reference' || fault === 'other version') return null;
  return { reference, grant: asPrinted(grant, values) };
}

/** What was ordered when it was ordered without something. */
function asPrinted(grant: Grant, values: FormValues): Grant {
  const { name, birthDate } = grant.agent;
  return {
    ...grant,
    debtor: {
      name: values.debtor_name ?? '',
      birthDate: values.debtor_birth_date === undefined ? ('' as Day) : grant.debtor.birthDate,
    },
    agent: {
      ...(values.agent_phone === undefined ? {} : grant.agent),
      name: values.agent_name === undefined ? '' : name,
      birthDate: values.agent_birth_date === undefined ? ('' as Day) : birthDate,
    },
    cases: values.cases === undefined && values.cases_all !== 'Yes' ? [] : grant.cases,
    limits: values.limits ?? '',
    validThrough: values.valid_through === undefined ? null : grant.validThrough,
    untilCaseClosed: values.until_case_closed === 'Yes',
  };
}

async function write(
  { writer, agency, madeAt }: Makes,
  form: { readonly language: Language; readonly reference: string | null; readonly values: FormValues },
): Promise<Uint8Array> {
  const written = await writer.writeForm({ ...form, agency, madeAt });
  if (!written.ok) throw new Error(JSON.stringify(written.refusal));
  return written.value;
}

/** Filled in by another program, and saved so that its boxes show it. */
async function typedIn(form: Uint8Array, values: FormValues): Promise<Uint8Array> {
  const document = await PDFDocument.load(form, { updateMetadata: false });
  const fields = document.getForm();
  for (const [name, value] of Object.entries(values)) {
    const field = fields.getField(name);
    if (field instanceof PDFCheckBox) {
      if (value === 'Yes') field.check();
    } else if (field instanceof PDFTextField) field.setText(value);
  }
  document.registerFontkit(fontkit);
  fields.updateFieldAppearances(await document.embedFont(readFileSync(FONT), { subset: false }));
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

const FONT = new URL('../../templates/fonts/NotoSans-Regular.ttf', import.meta.url);
