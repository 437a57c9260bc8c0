// Questions and answers, with when we are open and what collecting may cost.

import type { ComponentChildren, VNode } from 'preact';
import type { DayHours } from '../../shared/agency.js';
import { osloDayOf } from '../../shared/dates.js';
import type { Scene } from '../site.js';
import { COST_RATES, costRows } from '../words/cost-rates.js';
import { fullDay, monthDay, timeText } from '../words/dates.js';
import { HELP_WORDS } from '../words/help-words.js';
import { LAYOUT_WORDS } from '../words/layout-words.js';
import { said } from '../words/said.js';
import { OpenNow, WeekHours } from './hours.js';
import { ButtonLink, Facts, Heading, Table } from './parts.js';
import { PublicLayout } from './public-layout.js';

type Props = { readonly scene: Scene };

export function HelpPage({ scene }: Props): VNode {
  const t = said(HELP_WORDS, scene.language);
  const { language } = scene;
  const answers: readonly Answer[] = [
    ['fullmakt', t.giveTitle, <Giving scene={scene} />],
    ['kostnader', t.costsTitle, <Costs scene={scene} />],
    ['rettslig', t.legalTitle, paragraphs(t.legal1, t.legal2, t.legal3)],
    ['betale', t.cannotPayTitle, paragraphs(t.cannotPay1)],
    ['igjen', t.leftTitle, paragraphs(t.left1)],
    ['registrert', t.paidTitle, paragraphs(t.paid1)],
    ['apningstider', t.hoursTitle, <Hours scene={scene} />],
  ];
  return (
    <PublicLayout scene={scene} title={t.title} back="">
      <Heading level={1}>{t.title}</Heading>
      <p class="lead">{t.lead}</p>
      <nav aria-labelledby="contents">
        <Heading level={2} id="contents">
          {t.onThisPage}
        </Heading>
        <ul class="contents">
          {answers.map(([id, title]) => (
            <li>
              <a class="ds-link" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {answers.map(([id, title, body]) => (
        <section aria-labelledby={id} class="prose">
          <Heading level={2} id={id}>
            {title}
          </Heading>
          {body}
        </section>
      ))}
      <p class="actions">
        <ButtonLink href={`/${language}/ring-meg`} icon="Phone">
          {said(LAYOUT_WORDS, language).callMe}
        </ButtonLink>
      </p>
    </PublicLayout>
  );
}

type Answer = readonly [id: string, title: string, body: ComponentChildren];

function paragraphs(...texts: readonly string[]): readonly VNode[] {
  return texts.map((text) => <p>{text}</p>);
}

function Giving({ scene }: Props): VNode {
  const t = said(HELP_WORDS, scene.language);
  return (
    <>
      {paragraphs(t.give1, t.give2, t.give3)}
      <p>
        <a class="ds-link" href={`/${scene.language}`}>
          {t.giveLink}
        </a>
      </p>
    </>
  );
}

/** Of the year it is; with none of that year, nothing is said rather than something old. */
function Costs({ scene }: Props): VNode {
  const t = said(HELP_WORDS, scene.language);
  const year = Number(osloDayOf(scene.now).slice(0, 4));
  const rates = COST_RATES.find((each) => each.year === year);
  const kroner = new Intl.NumberFormat(scene.language === 'en' ? 'en-GB' : 'nb-NO', {
    minimumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return (
    <>
      {paragraphs(t.costs1, t.costs2)}
      {rates && (
        <Table
          caption={t.costsTable(year)}
          columns={[t.claim, t.light, t.heavy]}
          rows={costRows(rates).map(({ upTo, light, heavy }) => [
            upTo === null ? t.over : t.upTo(kroner.format(upTo)),
            kroner.format(light),
            kroner.format(heavy),
          ])}
        />
      )}
      {rates && <p>{t.reminder(kroner.format(rates.reminder))}</p>}
    </>
  );
}

function Hours({ scene }: Props): VNode {
  const t = said(HELP_WORDS, scene.language);
  const { closed } = said(LAYOUT_WORDS, scene.language);
  const { yearly, dates } = scene.agency.openingHours;
  const today = osloDayOf(scene.now);
  const hoursText = (hours: DayHours) =>
    hours === null ? closed : `${timeText(hours.opensAt)}–${timeText(hours.closesAt)}`;
  const deviations = [
    ...yearly.map(
      ({ from, through, hours }) =>
        [
          from === through
            ? monthDay(from, scene.language)
            : `${monthDay(from, scene.language)} – ${monthDay(through, scene.language)}`,
          hoursText(hours),
        ] as const,
    ),
    ...dates
      .filter(({ on }) => on >= today)
      .map(({ on, hours }) => [fullDay(on, scene.language), hoursText(hours)] as const),
  ];
  return (
    <>
      <OpenNow scene={scene} />
      <WeekHours scene={scene} />
      {deviations.length > 0 && <Heading level={3}>{t.deviations}</Heading>}
      {deviations.length > 0 && <Facts facts={deviations} />}
      <p>{t.holidays}</p>
    </>
  );
}
