// One question of the form.

import type { ComponentChildren, VNode } from 'preact';
import type { Answers } from '../../visits/visit.js';
import { type Step, STEPS } from '../public/fill/questions.js';
import type { Scene } from '../site.js';
import { FILL_WORDS } from '../words/fill-words.js';
import { type Said, said } from '../words/said.js';
import { Choices } from './choices.js';
import { type FieldFault, TextArea, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { Button, Heading, Icon } from './parts.js';
import { PublicLayout } from './public-layout.js';

export type FillStepProps = {
  readonly scene: Scene;
  readonly step: Step;
  readonly answers: Answers;
  readonly faults: readonly FieldFault[];
};

type Asking = FillStepProps & { readonly t: Said<typeof FILL_WORDS> };

export function FillStepPage(props: FillStepProps): VNode {
  const { scene, step, faults } = props;
  const t = said(FILL_WORDS, scene.language);
  const place = STEPS.indexOf(step);
  const before = STEPS[place - 1];
  const { title, lead, fields } = QUESTIONS[step]({ ...props, t });
  return (
    <PublicLayout
      scene={scene}
      title={title}
      faulty={faults.length > 0}
      back={before === undefined ? '' : `fyll-ut/${before}`}
    >
      <FaultSummary scene={scene} faults={faults} />
      <p class="step-count">{t.step([place + 1, STEPS.length])}</p>
      <Heading level={1}>{title}</Heading>
      {lead !== null && <p>{lead}</p>}
      <Form scene={scene}>
        {fields}
        <Button>
          {t.goOn}
          <Icon name="ArrowRight" />
        </Button>
      </Form>
    </PublicLayout>
  );
}

type Question = { readonly title: string; readonly lead: string | null; readonly fields: ComponentChildren };

const QUESTIONS: Readonly<Record<Step, (asking: Asking) => Question>> = {
  deg: ({ t, ...asking }) => ({
    title: t.youTitle,
    lead: t.youLead,
    fields: [
      <TextField
        name="debtor.name"
        label={t.fullName}
        autocomplete="name"
        {...answer(asking, 'debtor.name')}
      />,
      <TextField
        name="debtor.birthDate"
        label={t.birthDate}
        hint={t.birthDateHint}
        inputMode="numeric"
        autocomplete="bday"
        width="short"
        {...answer(asking, 'debtor.birthDate')}
      />,
    ],
  }),
  fullmektig: ({ t, ...asking }) => ({
    title: t.agentTitle,
    lead: t.agentLead,
    fields: [
      <TextField name="agent.name" label={t.fullName} {...answer(asking, 'agent.name')} />,
      <TextField
        name="agent.birthDate"
        label={t.birthDate}
        hint={t.birthDateHint}
        inputMode="numeric"
        width="short"
        {...answer(asking, 'agent.birthDate')}
      />,
      <TextField
        name="agent.organisation"
        label={t.organisation}
        hint={t.organisationHint}
        {...answer(asking, 'agent.organisation')}
      />,
    ],
  }),
  kontakt: ({ t, ...asking }) => ({
    title: t.contactTitle,
    lead: t.contactLead,
    fields: [
      <TextField
        name="agent.phone"
        label={t.phone}
        type="tel"
        inputMode="tel"
        width="medium"
        {...answer(asking, 'agent.phone')}
      />,
      <TextField
        name="agent.email"
        label={t.email}
        type="email"
        inputMode="email"
        verbatim
        {...answer(asking, 'agent.email')}
      />,
      <TextArea name="agent.address" label={t.address} rows={3} {...answer(asking, 'agent.address')} />,
    ],
  }),
  saker: ({ t, ...asking }) => ({
    title: t.casesTitle,
    lead: null,
    fields: [
      <Choices
        name="which"
        legend={<span class="ds-sr-only">{t.casesTitle}</span>}
        choices={[
          { value: 'all', label: t.casesAll, hint: t.casesAllHint },
          { value: 'listed', label: t.casesListed },
        ]}
        chosen={chosenIn(asking, 'which')}
        faults={asking.faults}
      />,
      <TextField
        name="cases"
        label={t.casesList}
        hint={t.casesListHint}
        verbatim
        {...answer(asking, 'cases')}
      />,
    ],
  }),
  hva: ({ t, ...asking }) => ({
    title: t.powersTitle,
    lead: null,
    fields: (
      <Choices
        name="powers"
        legend={t.powersLead}
        many
        choices={[
          { value: 'information', label: t.information, hint: t.informationHint },
          { value: 'agreements', label: t.agreements, hint: t.agreementsHint },
          { value: 'objections', label: t.objections, hint: t.objectionsHint },
          { value: 'correspondence', label: t.correspondence, hint: t.correspondenceHint },
        ]}
        chosen={chosenIn(asking, 'powers')}
        faults={asking.faults}
      />
    ),
  }),
  unntak: ({ t, ...asking }) => ({
    title: t.limitsTitle,
    lead: null,
    fields: [
      <Choices
        name="limited"
        legend={<span class="ds-sr-only">{t.limitsTitle}</span>}
        choices={[
          { value: 'no', label: t.limitsNo },
          { value: 'yes', label: t.limitsYes },
        ]}
        chosen={chosenIn(asking, 'limited')}
        faults={asking.faults}
      />,
      <TextArea name="limits" label={t.limits} hint={t.limitsHint} rows={3} {...answer(asking, 'limits')} />,
    ],
  }),
  varighet: ({ t, ...asking }) => ({
    title: t.durationTitle,
    lead: t.durationLead,
    fields: [
      <Choices
        name="until"
        legend={<span class="ds-sr-only">{t.durationTitle}</span>}
        choices={[
          { value: '3', label: t.months(3) },
          { value: '6', label: t.months(6) },
          { value: '12', label: t.months(12) },
          { value: 'closed', label: t.untilClosed },
          { value: 'date', label: t.untilDate },
        ]}
        chosen={chosenIn(asking, 'until')}
        faults={asking.faults}
      />,
      <TextField
        name="validThrough"
        label={t.lastDay}
        hint={t.dayHint}
        inputMode="numeric"
        width="short"
        {...answer(asking, 'validThrough')}
      />,
      <TextField
        name="validFrom"
        label={t.firstDay}
        hint={t.firstDayHint}
        inputMode="numeric"
        width="short"
        {...answer(asking, 'validFrom')}
      />,
    ],
  }),
};

type Answered = Pick<FillStepProps, 'answers' | 'faults'>;

function answer({ answers, faults }: Answered, field: string) {
  const value = answers[field];
  return { value: typeof value === 'string' ? value : '', faults };
}

function chosenIn({ answers }: Answered, field: string): readonly string[] {
  const value = answers[field];
  return value === undefined ? [] : [value].flat();
}
