// All answers to look over before the document is made.

import type { VNode } from 'preact';
import { isMasked } from '../../people/national-id.js';
import type { Answers } from '../../visits/visit.js';
import { type Step, STEPS } from '../public/fill/questions.js';
import type { Scene } from '../site.js';
import { FILL_WORDS } from '../words/fill-words.js';
import { type Said, said } from '../words/said.js';
import type { FieldFault } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { ForgetForm } from './forget.js';
import { Button, Heading, Notice } from './parts.js';
import { PublicLayout } from './public-layout.js';

export type FillCheckProps = {
  readonly scene: Scene;
  readonly answers: Answers;
  readonly faults: readonly FieldFault[];
};

export function FillCheckPage({ scene, answers, faults }: FillCheckProps): VNode {
  const t = said(FILL_WORDS, scene.language);
  const { language } = scene;
  return (
    <PublicLayout scene={scene} title={t.checkTitle} faulty={faults.length > 0} back="fyll-ut/varighet">
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>{t.checkTitle}</Heading>
      <p>{t.checkLead}</p>
      {Object.values(answers).flat().some(isMasked) && (
        <Notice color="warning">
          <p>{t.masked}</p>
        </Notice>
      )}
      <dl class="facts answers">
        {STEPS.map((step) => (
          <div class="fact">
            <dt>{NAMES[step](t)}</dt>
            <dd>{textOf(step, { answers, t })}</dd>
            <dd class="change">
              <a class="ds-link" href={`/${language}/fyll-ut/${step}`}>
                {t.change}
                <span class="ds-sr-only">: {NAMES[step](t)}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <Form scene={scene}>
        <Button>{t.makeForm}</Button>
      </Form>
      <ForgetForm scene={scene} />
    </PublicLayout>
  );
}

type Words = Said<typeof FILL_WORDS>;

const NAMES: Readonly<Record<Step, (t: Words) => string>> = {
  deg: (t) => t.you,
  fullmektig: (t) => t.agent,
  kontakt: (t) => t.contact,
  saker: (t) => t.cases,
  hva: (t) => t.powers,
  unntak: (t) => t.limited,
  varighet: (t) => t.duration,
};

function textOf(step: Step, { answers, t }: { readonly answers: Answers; readonly t: Words }): string {
  const given = (field: string) => {
    const value = answers[field];
    return typeof value === 'string' ? value : '';
  };
  const person = (who: string) =>
    given(`${who}.name`) && `${given(`${who}.name`)}, ${t.born} ${given(`${who}.birthDate`)}`;
  const text = {
    deg: () => person('debtor'),
    fullmektig: () => lines(person('agent'), given('agent.organisation')),
    kontakt: () => lines(given('agent.phone'), given('agent.email'), given('agent.address')),
    saker: () => (given('which') === 'listed' ? given('cases') : given('which') && t.casesAll),
    hva: () => powersText(answers, t),
    unntak: () => (given('limited') === 'yes' ? given('limits') : given('limited') && t.limitsNo),
    varighet: () => durationText(given, t),
  }[step]();
  return text === '' ? t.notAnswered : text;
}

function powersText(answers: Answers, t: Words): string {
  const chosen = [answers['powers'] ?? []].flat();
  const all = [
    ['information', t.information],
    ['agreements', t.agreements],
    ['objections', t.objections],
    ['correspondence', t.correspondence],
  ] as const;
  return lines(...all.filter(([power]) => chosen.includes(power)).map(([, text]) => text));
}

function durationText(given: (field: string) => string, t: Words): string {
  const until = given('until');
  if (until === '') return '';
  const from = given('validFrom') && `, ${t.from} ${given('validFrom')}`;
  if (until === 'closed') return `${t.untilClosed}${from}`;
  if (until === 'date') return `${t.lastDay} ${given('validThrough')}${from}`;
  return `${t.months(Number(until))}${from}`;
}

function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
