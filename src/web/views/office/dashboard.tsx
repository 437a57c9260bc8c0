// The work of the last weeks in pictures: answers, reasons for a no, papers complete at once, and what waits for how long.

import type { VNode } from 'preact';
import type { Dashboard } from '../../../figures/actions.js';
import type { Scene } from '../../site.js';
import { monthDay } from '../../words/dates.js';
import { DENY_WORDS } from '../../words/staff-words.js';
import { Heading } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';
import { BarTable, ColumnChart } from './charts.js';

export type DashboardProps = { readonly scene: Scene; readonly dashboard: Dashboard };

export function DashboardPage({ scene, dashboard }: DashboardProps): VNode {
  return (
    <StaffLayout scene={scene} title="Tall" wide>
      <div class="page-head">
        <Heading level={1}>Tall</Heading>
        <p class="small">Ingen av tallene handler om en bestemt person.</p>
      </div>
      <div class="charts">
        <Answers {...dashboard} />
        <Reasons {...dashboard} />
        <FirstTime {...dashboard} />
        <Ages {...dashboard} answerWithin={scene.agency.policy.answerWithinDays} />
      </div>
    </StaffLayout>
  );
}

function Answers({ days }: Dashboard): VNode {
  const yes = days.reduce((sum, { allow }) => sum + allow, 0);
  const all = days.reduce((sum, { allow, deny }) => sum + allow + deny, 0);
  return (
    <section class="panel" aria-labelledby="answers-heading">
      <Heading level={2} id="answers-heading">
        Kan vi snakke med dem som ringer?
      </Heading>
      <p>
        {all === 0
          ? 'Ingen har spurt de siste 30 dagene.'
          : `${percent(yes, all)} % av ${count(all)} spørsmål de siste 30 dagene fikk svaret JA.`}
      </p>
      <ColumnChart
        id="answers"
        title="Svar per dag, de siste 30 dagene"
        first="Dag"
        series={[
          { name: 'JA', look: 'a' },
          { name: 'NEI', look: 'b' },
        ]}
        columns={days.map(({ day, allow, deny }, index) => ({
          label: shortDay(day),
          values: [allow, deny],
          marked: (days.length - 1 - index) % 5 === 0,
        }))}
      />
      <p class="small">Telles hvert minutt. Dagene er hele døgn i Oslo.</p>
    </section>
  );
}

function Reasons({ reasons }: Dashboard): VNode {
  return (
    <section class="panel" aria-labelledby="reasons-heading">
      <Heading level={2} id="reasons-heading">
        Hvorfor svaret er NEI
      </Heading>
      {reasons.length === 0 ? (
        <p>Ingen har fått NEI de siste 30 dagene.</p>
      ) : (
        <>
          <p>De siste 30 dagene. Ett svar kan ha flere grunner.</p>
          <BarTable
            caption="Grunner til NEI, de siste 30 dagene"
            columns={['Grunn', 'Andel', 'Antall']}
            bars={reasons.map(({ reason, count: value }) => ({ label: DENY_WORDS[reason], value }))}
          />
        </>
      )}
    </section>
  );
}

function FirstTime({ weeks, weeksCut }: Dashboard): VNode {
  const all = weeks.reduce((sum, week) => sum + week.all, 0);
  const complete = weeks.reduce((sum, week) => sum + week.complete, 0);
  return (
    <section class="panel" aria-labelledby="first-heading">
      <Heading level={2} id="first-heading">
        Komplett ved første forsøk
      </Heading>
      <p>
        {all === 0
          ? `Ingen fullmakter er sendt inn de siste ${weeks.length} ukene.`
          : `${percent(complete, all)} % av ${count(all)} innsendte fullmakter manglet ingenting da de kom.`}
      </p>
      <ColumnChart
        id="first"
        title="Andel komplett ved første forsøk, per uke"
        first="Uke som begynner"
        series={[{ name: 'Komplett', look: 'a' }]}
        most={100}
        unit=" %"
        columns={weeks.map((week) => ({
          label: shortDay(week.monday),
          values: [percent(week.complete, week.all)],
          note: week.all === 0 ? '–' : `${week.complete} av ${week.all}`,
          marked: true,
        }))}
      />
      {weeksCut && <p class="small">Det er kommet så mange at de eldste ukene bare er delvis med.</p>}
    </section>
  );
}

function Ages({ ages, answerWithin }: Dashboard & { readonly answerWithin: number }): VNode {
  const late = ages.filter(({ days }) => days > answerWithin).reduce((sum, { forUs }) => sum + forUs, 0);
  const oldest = ages.at(-1)?.days ?? 0;
  return (
    <section class="panel" aria-labelledby="ages-heading">
      <Heading level={2} id="ages-heading">
        Hvor lenge fullmakter har ventet
      </Heading>
      <p>
        {late === 0
          ? `Ingen har ventet på oss lenger enn fristen på ${answerWithin} dager.`
          : `${count(late)} har ventet på oss lenger enn fristen på ${answerWithin} dager.`}
      </p>
      <ColumnChart
        id="ages"
        title="Ventende fullmakter etter antall dager siden de kom"
        first="Dager"
        series={[
          { name: 'Venter på oss', look: 'a' },
          { name: 'Venter på avsenderen', look: 'b' },
        ]}
        columns={ages.map(({ days, forUs, forSender }) => ({
          label: days === oldest ? `${days}+` : String(days),
          values: [forUs, forSender],
          marked: true,
        }))}
        {...(answerWithin < oldest && { limit: { after: answerWithin, text: 'over fristen' } })}
      />
    </section>
  );
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}

function count(value: number): string {
  return value.toLocaleString('nb-NO');
}

/** `3. juni` */
function shortDay(day: string): string {
  return monthDay(day.slice(5), 'nb').replace(/(\p{L}{3})\p{L}+$/u, '$1');
}
