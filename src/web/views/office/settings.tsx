// The settings in force, and a draft of others beside them with what debtors would see.

import type { VNode } from 'preact';
import { type Opening, openingOn } from '../../../opening-hours/rules.js';
import { differencesBetween } from '../../../settings/differences.js';
import type { Proposal } from '../../../settings/actions.js';
import type { Agency } from '../../../shared/agency.js';
import { addDays, type Instant, osloDayOf } from '../../../shared/dates.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { fullInstant, longDay, timeText } from '../../words/dates.js';
import { ABOUT_WORDS, POLICY_WORDS, settingLines } from '../../words/settings-words.js';
import type { FieldFault } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { WeekHours } from '../hours.js';
import { Button, ButtonLink, type Fact, Facts, Heading, Notice, Table } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';

const DAYS_SHOWN = 14;

export function SettingsPage({
  scene,
  proposal,
  since,
}: {
  readonly scene: Scene;
  readonly proposal: Proposal;
  /** When the edition in force was made; null for the file. */
  readonly since: Instant | null;
}): VNode {
  const { inForce, draft, edition } = proposal;
  return (
    <StaffLayout scene={scene} title="Innstillinger">
      <Heading level={1}>Innstillinger</Heading>
      <p>
        {since === null
          ? 'Innstillingene kommer fra byråets fil, og er ikke endret her.'
          : `Utgave ${edition}, i bruk fra ${fullInstant(since, 'nb')}. Byråets fil er ikke lenger i bruk.`}
      </p>
      {draft !== null && (
        <Notice color="info">
          <p>Du har et utkast som ikke er tatt i bruk.</p>
          <p>
            <a class="ds-link" href={paths.settingsDraft}>
              Se over utkastet
            </a>
          </p>
        </Notice>
      )}
      <div class="columns beside-both">
        <section class="panel" aria-labelledby="about-title">
          <div class="page-head">
            <Heading level={2} id="about-title">
              Byrået
            </Heading>
            <ButtonLink href={paths.settingsAbout} variant="secondary">
              Endre<span class="ds-sr-only"> byrået</span>
            </ButtonLink>
          </div>
          <Facts facts={aboutFacts(inForce)} />
        </section>
        <section class="panel" aria-labelledby="hours-title">
          <div class="page-head">
            <Heading level={2} id="hours-title">
              Åpningstider
            </Heading>
            <ButtonLink href={paths.settingsHours} variant="secondary">
              Endre<span class="ds-sr-only"> åpningstidene</span>
            </ButtonLink>
          </div>
          <WeekHours scene={scene} />
          <Heading level={3}>De neste to ukene</Heading>
          <NextDays agency={inForce} now={scene.now} />
        </section>
        <section class="panel" aria-labelledby="policy-title">
          <div class="page-head">
            <Heading level={2} id="policy-title">
              Regler
            </Heading>
            <ButtonLink href={paths.settingsPolicy} variant="secondary">
              Endre<span class="ds-sr-only"> reglene</span>
            </ButtonLink>
          </div>
          <Facts facts={policyFacts(inForce)} />
        </section>
      </div>
    </StaffLayout>
  );
}

export type DraftProps = {
  readonly scene: Scene;
  readonly proposal: Proposal;
  readonly faults: readonly FieldFault[];
};

export function DraftPage({ scene, proposal, faults }: DraftProps): VNode {
  const { inForce, proposed, edition } = proposal;
  const differences = differencesBetween(settingLines(inForce), settingLines(proposed));
  const isPrinted = differences.some(({ path }) => Object.values(ABOUT_WORDS).includes(path));
  return (
    <StaffLayout
      scene={scene}
      title="Utkast til innstillinger"
      faulty={faults.length > 0}
      crumbs={[{ href: paths.settings, text: 'Innstillinger' }]}
    >
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>Se over før du tar det i bruk</Heading>
      {differences.length === 0 ? (
        <p>Utkastet er likt det som gjelder nå.</p>
      ) : (
        <>
          <Heading level={2}>Dette blir endret</Heading>
          <Table
            caption="Dette blir endret"
            quiet
            columns={['Innstilling', 'Nå', 'Blir']}
            rows={differences.map(({ path, before, after }) => [
              path,
              before ?? <Nothing />,
              after === null ? <Nothing /> : <strong>{after}</strong>,
            ])}
          />
          {isPrinted && (
            <p>
              Nye skjemaer trykkes med de nye opplysningene. Skjemaer som allerede er gitt ut, blir fortsatt
              kjent igjen.
            </p>
          )}
          <Preview scene={scene} proposed={proposed} />
        </>
      )}
      <div class="actions">
        {differences.length > 0 && (
          <Form scene={scene} action={paths.putInForce}>
            <input type="hidden" name="edition" value={edition} />
            <Button>Ta i bruk</Button>
          </Form>
        )}
        <Form scene={scene} action={paths.dropDraft}>
          <Button variant="secondary">Forkast utkastet</Button>
        </Form>
      </div>
      <p class="actions">
        <ButtonLink href={paths.settingsAbout} variant="tertiary">
          Endre byrået
        </ButtonLink>
        <ButtonLink href={paths.settingsHours} variant="tertiary">
          Endre åpningstidene
        </ButtonLink>
        <ButtonLink href={paths.settingsPolicy} variant="tertiary">
          Endre reglene
        </ButtonLink>
      </p>
    </StaffLayout>
  );
}

function Nothing(): VNode {
  return <span class="small">står ikke</span>;
}

function Preview({ scene, proposed }: { readonly scene: Scene; readonly proposed: Agency }): VNode {
  return (
    <section class="panel" aria-labelledby="preview-title">
      <Heading level={2} id="preview-title">
        Slik blir det for debitorer
      </Heading>
      <div class="columns">
        <div>
          <p>
            <strong>{proposed.name}</strong>
          </p>
          <p>
            {proposed.address.join(', ')}
            <br />
            {proposed.phone}
            <br />
            {proposed.email}
          </p>
          <WeekHours scene={{ ...scene, agency: proposed }} />
        </div>
        <div>
          <Heading level={3}>De neste to ukene</Heading>
          <NextDays agency={proposed} now={scene.now} />
        </div>
      </div>
    </section>
  );
}

function NextDays({ agency, now }: { readonly agency: Agency; readonly now: Instant }): VNode {
  const today = osloDayOf(now);
  const days = Array.from({ length: DAYS_SHOWN }, (_, ahead) =>
    openingOn(addDays(today, ahead), agency.openingHours),
  );
  return (
    <dl class="hours">
      {days.map((day) => (
        <>
          <dt>{longDay(day.on, 'nb')}</dt>
          <dd class={isUnusual(day) ? 'unusual' : ''}>{openingText(day)}</dd>
        </>
      ))}
    </dl>
  );
}

function isUnusual({ reason, holiday }: Opening): boolean {
  return reason === 'exception' || (reason === 'holiday' && holiday !== 'sunday');
}

function openingText(day: Opening): string {
  const hours = day.open ? `${timeText(day.opensAt)}–${timeText(day.closesAt)}` : 'stengt';
  if (day.reason === 'exception') return `${hours} (avvik)`;
  return day.reason === 'holiday' && day.holiday !== 'sunday' ? `${hours} (helligdag)` : hours;
}

function aboutFacts(agency: Agency): readonly Fact[] {
  const { address, organisationNumber, name, phone, email, website, brandColour } = agency;
  return [
    [ABOUT_WORDS.name, name],
    [ABOUT_WORDS.organisationNumber, organisationNumber ?? '–'],
    [ABOUT_WORDS.address, address.join('\n')],
    [ABOUT_WORDS.phone, phone],
    [ABOUT_WORDS.email, email],
    [ABOUT_WORDS.website, website],
    [ABOUT_WORDS.brandColour, brandColour],
  ];
}

function policyFacts({ policy }: Agency): readonly Fact[] {
  return Object.entries(policy).map(([name, value]) => {
    const { name: label, unit } = POLICY_WORDS[name as keyof typeof policy];
    return [label, `${value} ${unit}`];
  });
}
