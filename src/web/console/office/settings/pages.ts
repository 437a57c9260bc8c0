// The settings of the agency: looked at, edited part by part, previewed as a whole, put in force.

import { z } from 'zod';
import type { Who } from '../../../../audit/act.js';
import { aboutSchema, policySchema } from '../../../../config/agency-schema.js';
import { faultsOf } from '../../../../http/faults.js';
import type { Typed } from '../../../../http/form-body.js';
import type { Route } from '../../../../http/route.js';
import {
  draftSettings,
  dropDraft,
  type Needs as SettingsNeeds,
  putInForce,
  readProposal,
} from '../../../../settings/actions.js';
import type { Agency, SettingsPart } from '../../../../shared/agency.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../../../shared/result.js';
import type { Session } from '../../../../staff/session.js';
import { messagesFor, type OwnWords } from '../../../faults.js';
import { defineForm, definePage } from '../../../page.js';
import type { Scene, Site } from '../../../site.js';
import { textIn } from '../../../typed.js';
import type { FieldFault } from '../../../views/fields.js';
import { AboutFormPage, HoursFormPage, PolicyFormPage } from '../../../views/office/settings-forms.js';
import { DraftPage, SettingsPage } from '../../../views/office/settings.js';
import { paths } from '../../paths.js';
import { fieldsOf, readHours, typedFields } from './hours-fields.js';

export type Needs = SettingsNeeds;

const doing = { language: 'nb', permission: 'settings' } as const;

const same = (text: string) => ({ nb: text, nn: text, en: text });
const WORDS: OwnWords = {
  NOT_HOURS: same('Skriv tiden som 08.00–16.00, eller «stengt».'),
  NOT_A_YEARLY_DAY: same('Skriv dag og måned som dd.mm, for eksempel 24.12.'),
  NOT_A_DATE: same('Skriv datoen som dd.mm.åååå.'),
  SAME_DAY_TWICE: same('Denne dagen står to ganger.'),
  'organisationNumber WRONG_FORMAT': same('Skriv de ni sifrene i organisasjonsnummeret.'),
  'brandColour WRONG_FORMAT': same('Skriv fargen som # og seks tegn, for eksempel #0b5568.'),
  'address TOO_FEW': same('Skriv postadressen.'),
  WRONG_TYPE: same('Skriv et helt tall.'),
  TOO_SHORT: same('Må fylles ut.'),
  NOT_POSSIBLE: same(
    'Noen andre har endret innstillingene i mellomtiden. Se over forskjellene på nytt før du tar utkastet i bruk.',
  ),
};

/** A form's fields as they were typed; nothing is known of them yet. */
const anyFields = z.record(z.string().max(60), z.string().max(1000));

type Form = {
  readonly path: string;
  /** What stands in the fields before anything is typed. */
  readonly fields: (agency: Agency) => Readonly<Record<string, string>>;
  readonly read: (typed: Typed) => Result<SettingsPart, Refusal>;
  readonly view: (props: {
    readonly scene: Scene;
    readonly fields: Readonly<Record<string, string>>;
    readonly faults: readonly FieldFault[];
  }) => ReturnType<typeof AboutFormPage>;
};

const FORMS: readonly Form[] = [
  { path: paths.settingsAbout, fields: aboutFields, read: readAbout, view: AboutFormPage },
  {
    path: paths.settingsHours,
    fields: ({ openingHours }) => fieldsOf(openingHours),
    read(typed) {
      const read = readHours(typedFields(typed));
      if ('faults' in read) return refused(refusal('INVALID_INPUT', read.faults));
      return allowed({ openingHours: read.hours });
    },
    view: HoursFormPage,
  },
  {
    path: paths.settingsPolicy,
    fields: ({ policy }) =>
      Object.fromEntries(Object.entries(policy).map(([name, value]) => [name, String(value)])),
    read: readPolicy,
    view: PolicyFormPage,
  },
];

export function settingsPages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      ...doing,
      path: paths.settings,
      load: async ({ session }) => allowed(await proposalOf(needs, session)),
      view: (proposal, scene) =>
        SettingsPage({ scene, proposal, since: needs.settings.origin()?.at ?? null }),
    }),
    ...FORMS.flatMap((form) => editing(site, needs, form)),
    definePage(site, {
      ...doing,
      path: paths.settingsDraft,
      load: async ({ session }) => allowed(await proposalOf(needs, session)),
      view: (proposal, scene) => DraftPage({ scene, proposal, faults: [] }),
    }),
    defineForm(site, {
      ...doing,
      path: paths.putInForce,
      body: z.strictObject({ edition: z.coerce.number().int().min(0) }),
      run: ({ who, body }) => putInForce(needs, who, body),
      done: () => ({ goTo: paths.settings }),
      again: async ({ scene, session, refusal: why }) => {
        if (why.code !== 'NOT_POSSIBLE') return null;
        const proposal = await proposalOf(needs, session);
        return DraftPage({ scene, proposal, faults: messagesFor(why, 'nb', WORDS) });
      },
    }),
    defineForm(site, {
      ...doing,
      path: paths.dropDraft,
      body: z.strictObject({}),
      run: ({ who }) => dropDraft(needs, who),
      done: () => ({ goTo: paths.settings }),
      again: () => null,
    }),
  ];
}

function editing(site: Site, needs: Needs, { path, fields, read, view }: Form): readonly Route[] {
  return [
    definePage(site, {
      ...doing,
      path,
      load: async ({ session }) => allowed(fields((await proposalOf(needs, session)).proposed)),
      view: (shown, scene) => view({ scene, fields: shown, faults: [] }),
    }),
    defineForm(site, {
      ...doing,
      path,
      body: anyFields,
      run: ({ who, body }) => draft(needs, who, read(body)),
      done: () => ({ goTo: paths.settingsDraft }),
      again: ({ scene, typed, refusal: why }) =>
        view({ scene, fields: typedFields(typed), faults: messagesFor(why, 'nb', WORDS) }),
    }),
  ];
}

async function draft(
  needs: Needs,
  who: Who,
  part: Result<SettingsPart, Refusal>,
): Promise<Result<null, Refusal>> {
  return part.ok ? draftSettings(needs, who, part.value) : part;
}

function proposalOf(needs: Needs, session: Session | null): ReturnType<typeof readProposal> {
  if (!session) throw new Error('settings are for people who are signed in');
  return readProposal(needs, session.staffId);
}

function aboutFields(agency: Agency): Readonly<Record<string, string>> {
  const { name, organisationNumber, address, phone, email, website, brandColour } = agency;
  return {
    name,
    organisationNumber: organisationNumber ?? '',
    address: address.join('\n'),
    phone,
    email,
    website,
    brandColour,
  };
}

function readAbout(typed: Typed): Result<SettingsPart, Refusal> {
  const text = (name: string) => textIn(typed, name).normalize('NFC').trim();
  const number = text('organisationNumber').replaceAll(/\s/g, '');
  const asked = {
    name: text('name'),
    organisationNumber: number === '' ? null : number,
    address: text('address')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    phone: text('phone'),
    email: text('email'),
    website: text('website'),
    brandColour: text('brandColour').toLowerCase(),
  };
  const read = aboutSchema.safeParse(asked);
  if (read.success) return allowed({ about: read.data });
  return refused(refusal('INVALID_INPUT', faultsOf(read.error.issues, asked)));
}

function readPolicy(typed: Typed): Result<SettingsPart, Refusal> {
  const names = Object.keys(policySchema.shape);
  const asked = Object.fromEntries(
    names.map((name) => {
      const text = textIn(typed, name).trim();
      return [name, /^\d{1,6}$/.test(text) ? Number(text) : text];
    }),
  );
  const read = policySchema.safeParse(asked);
  if (read.success) return allowed({ policy: read.data });
  return refused(refusal('INVALID_INPUT', faultsOf(read.error.issues, asked)));
}
