// Filling in an authorization: one question a page, all answers to look over, then the document and what to do with it.

import { z } from 'zod';
import { type Needs as IssuingNeeds, issueForm } from '../../../documents/issuing/actions.js';
import type { DoorRefusal } from '../../../http/refusing.js';
import type { Route } from '../../../http/route.js';
import { maskNationalIds } from '../../../people/national-id.js';
import { isSamePerson } from '../../../people/person.js';
import type { Language } from '../../../shared/languages.js';
import { type Fault, allowed, refusal, refused } from '../../../shared/result.js';
import type { Needs as VisitNeeds } from '../../../visits/actions.js';
import type { Answers, Visit } from '../../../visits/visit.js';
import { readTypedDay } from '../../days.js';
import { messagesFor } from '../../faults.js';
import { defineForm, definePage, inEachLanguage } from '../../page.js';
import type { Site } from '../../site.js';
import { FillCheckPage } from '../../views/fill-check.js';
import { FillDonePage } from '../../views/fill-done.js';
import { FillStepPage } from '../../views/fill-step.js';
import type { FieldFault } from '../../views/fields.js';
import { FILL_FAULT_WORDS } from '../../words/fill-fault-words.js';
import { FILL_WORDS } from '../../words/fill-words.js';
import { leadOn, visitorOf } from '../visitor.js';
import { firstOpenStep, orderFrom } from './order.js';
import { type Step, STEP_FIELDS, STEPS, stepSchemas } from './questions.js';

export type Needs = VisitNeeds & IssuingNeeds;

const nothing = z.strictObject({});

export function fillPages(site: Site, needs: Needs): readonly Route[] {
  const schemas = stepSchemas(needs);
  const visitor = visitorOf(site, needs);
  return inEachLanguage((language) => [
    definePage(site, {
      language,
      path: `/${language}/fyll-ut`,
      permission: 'anyone',
      load: async (asked) => {
        const { answers } = await visitor.read(asked);
        const begun = Object.keys(answers).length > 0;
        return allowed(begun ? (firstOpenStep(answers, schemas) ?? 'sjekk') : 'deg');
      },
      view: (step) => ({ goTo: `/${language}/fyll-ut/${step}` }),
    }),
    ...STEPS.flatMap((step) => questionPages(site, needs, { language, step })),
    ...checkPages(site, needs, language),
    definePage(site, {
      language,
      path: `/${language}/fyll-ut/ferdig`,
      permission: 'anyone',
      load: async (asked) => {
        const { issued } = await visitor.read(asked);
        return allowed(issued && issued.expiresAt > needs.now() ? issued : null);
      },
      view: (issued, scene) => (issued ? FillDonePage({ scene, issued }) : { goTo: `/${language}/fyll-ut` }),
    }),
    defineForm(site, {
      language,
      path: `/${language}/slett`,
      permission: 'anyone',
      body: nothing,
      run: (asked) => visitor.end(asked, ''),
      done: leadOn,
      again: () => null,
    }),
  ]);
}

function questionPages(
  site: Site,
  needs: Needs,
  { language, step }: { readonly language: Language; readonly step: Step },
): readonly Route[] {
  const visitor = visitorOf(site, needs);
  const schema: z.ZodType<Answers> = stepSchemas(needs)[step];
  const path = `/${language}/fyll-ut/${step}`;
  return [
    definePage(site, {
      language,
      path,
      permission: 'anyone',
      load: async (asked) => allowed(await visitor.read(asked)),
      view: ({ answers }, scene) => FillStepPage({ scene, step, answers, faults: [] }),
    }),
    defineForm(site, {
      language,
      path,
      permission: 'anyone',
      limited: true,
      body: schema,
      run: async (asked) => {
        const { answers } = await visitor.read(asked);
        const given = masked(asked.body);
        const all: Answers = { ...without(answers, STEP_FIELDS[step]), ...given };
        const faults = step === 'deg' || step === 'fullmektig' ? faultsBetween(all) : [];
        if (faults.length > 0) return refused(refusal('INVALID_INPUT', faults));
        const schemas = stepSchemas(needs);
        const next = nextStep(step, firstOpenStep(all, schemas));
        return visitor.keep(asked, `fyll-ut/${next}`, (visit) => ({
          ...visit,
          answers: { ...without(visit.answers, STEP_FIELDS[step]), ...given },
        }));
      },
      done: leadOn,
      again: ({ scene, typed, refusal: why }) =>
        FillStepPage({ scene, step, answers: typed, faults: faultsFor(why, language) }),
    }),
  ];
}

function checkPages(site: Site, needs: Needs, language: Language): readonly Route[] {
  const visitor = visitorOf(site, needs);
  const path = `/${language}/fyll-ut/sjekk`;
  return [
    definePage(site, {
      language,
      path,
      permission: 'anyone',
      load: async (asked) => allowed(await visitor.read(asked)),
      view: ({ answers }, scene) => FillCheckPage({ scene, answers, faults: [] }),
    }),
    defineForm(site, {
      language,
      path,
      permission: 'anyone',
      limited: true,
      body: nothing,
      run: async (asked) => {
        const { answers } = await visitor.read(asked);
        const order = orderFrom(answers, {
          schemas: stepSchemas(needs),
          language,
          noLimits: FILL_WORDS.noLimits[language],
        });
        if (!order.ok) return refused(refusal('INVALID_INPUT', order.refusal));
        const issued = await issueForm(needs, asked.who, order.value);
        if (!issued.ok) return issued;
        return visitor.keep(asked, 'fyll-ut/ferdig', (visit): Visit => ({ ...visit, issued: issued.value }));
      },
      done: leadOn,
      again: async ({ scene, cookies, refusal: why }) => {
        const { answers } = await visitor.read({ cookies });
        const faults = faultsFor(why, language).map((fault) => ({
          ...fault,
          href: `/${language}/fyll-ut/${stepOf(fault.field)}#${fault.field}`,
        }));
        return FillCheckPage({ scene, answers, faults });
      },
    }),
  ];
}

/** On to the next question; past the last one to the first that is still open, or to look everything over. */
function nextStep(step: Step, open: Step | null): Step | 'sjekk' {
  const next = STEPS[STEPS.indexOf(step) + 1];
  if (open === null) return 'sjekk';
  return next ?? open;
}

/** What only two answers together show. */
function faultsBetween(answers: Answers): readonly Fault[] {
  const person = (who: string) => {
    const [name, birthDate] = [answers[`${who}.name`], answers[`${who}.birthDate`]];
    const day = typeof birthDate === 'string' ? readTypedDay(birthDate) : null;
    return typeof name === 'string' && day ? { name, birthDate: day } : null;
  };
  const [debtor, agent] = [person('debtor'), person('agent')];
  if (!debtor || !agent || !isSamePerson(debtor, agent)) return [];
  return [{ path: 'agent.name', code: 'AGENT_IS_DEBTOR' }];
}

function faultsFor(why: DoorRefusal, language: Language): readonly FieldFault[] {
  return messagesFor(why, language, FILL_FAULT_WORDS);
}

/** The question a field of the order is asked on. */
function stepOf(field: string): Step {
  const own = STEPS.find((step) => STEP_FIELDS[step].includes(field));
  if (own) return own;
  return field === 'agent' ? 'kontakt' : 'varighet';
}

/** A national id is not even kept until the document is made (popplyl § 12); looking everything over tells so. */
function masked(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([field, value]) => [
      field,
      typeof value === 'string' ? maskNationalIds(value).text : value,
    ]),
  );
}

function without(answers: Answers, fields: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([field]) => !fields.includes(field)));
}
