// The record as a table, with a search above it and how the chains stand.

import type { VNode } from 'preact';
import type { AuditPage, auditStatus } from '../../../audit/actions.js';
import type { AuditLine } from '../../../audit/steps.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { fullInstant, shortInstant } from '../../words/dates.js';
import { ACTOR_WORDS, EVENT_WORDS, OUTCOME_WORDS } from '../../words/event-words.js';
import { type FieldFault, SelectField, TextField } from '../fields.js';
import { FaultSummary } from '../form.js';
import { Button, ButtonLink, type Color, Facts, Heading, Table, Tag } from '../parts.js';
import { Further } from './further.js';
import { StaffLayout } from '../staff-layout.js';

type Status = Awaited<ReturnType<typeof auditStatus>>;

/** What was typed in the search, as typed. */
export type AuditTyped = {
  readonly sak: string;
  readonly id: string;
  readonly hendelse: string;
  readonly av: string;
  readonly fra: string;
  readonly til: string;
};

export type AuditProps = {
  readonly scene: Scene;
  readonly typed: AuditTyped;
  readonly faults: readonly FieldFault[];
  readonly status: Status;
  readonly isCheckedLately: boolean;
  /** Null when what was typed could not be searched for. */
  readonly page: AuditPage | null;
  readonly next: string | null;
};

export function AuditSearchPage(props: AuditProps): VNode {
  const { scene, typed, faults, status, isCheckedLately, page, next } = props;
  return (
    <StaffLayout scene={scene} title="Logg" faulty={faults.length > 0} wide>
      <FaultSummary scene={scene} faults={faults} />
      <div class="stack">
        <div class="page-head">
          <Heading level={1}>Logg</Heading>
          <ButtonLink href={paths.decisions} variant="secondary">
            Avgjørelser om en sak eller person
          </ButtonLink>
        </div>
        <ChainStatus status={status} isCheckedLately={isCheckedLately} />
        <Search typed={typed} faults={faults} />
        {page && <Lines page={page} next={next} />}
      </div>
    </StaffLayout>
  );
}

function ChainStatus({
  status,
  isCheckedLately,
}: {
  readonly status: Status;
  readonly isCheckedLately: boolean;
}): VNode {
  const { heads, lastCheckpointAt, checkpointFailed, lastVerification } = status;
  const entries = heads.reduce((sum, { seq }) => sum + seq, 0);
  const [color, word] = verdictOf(status, isCheckedLately);
  return (
    <section class="panel" aria-labelledby="chain-title">
      <div class="page-head">
        <Heading level={2} id="chain-title">
          Er loggen hel?
        </Heading>
        <Tag color={color}>{word}</Tag>
      </div>
      <Facts
        facts={[
          [
            'Sist kontrollert',
            lastVerification
              ? `${fullInstant(lastVerification.at, 'nb')}: ${lastVerification.whole ? 'hver oppføring stemmer' : 'brudd i kjeden'}`
              : 'Aldri. Kommandoen «fullmakt audit verify» kontrollerer hver oppføring, og bør kjøres hver natt.',
          ],
          [
            'Oppføringer',
            `${entries.toLocaleString('nb-NO')} i ${heads.length} ${heads.length === 1 ? 'kjede' : 'kjeder'}`,
          ],
          [
            'Siste signerte kontrollpunkt',
            checkpointFailed
              ? 'Kan ikke skrives nå. Gi beskjed til drift.'
              : lastCheckpointAt === null
                ? 'Ikke skrevet ennå'
                : fullInstant(lastCheckpointAt, 'nb'),
          ],
        ]}
      />
      {heads.length > 0 && (
        <details class="more">
          <summary>Kjedene og deres siste ledd</summary>
          <Table
            caption="Kjedene og deres siste ledd"
            quiet
            columns={['Kjede', 'Oppføringer', 'Siste ledd']}
            rows={heads.map(({ chain, seq, hash }) => [
              chain,
              seq.toLocaleString('nb-NO'),
              <code class="hash">{hash.toString('hex').slice(0, 24)}…</code>,
            ])}
          />
        </details>
      )}
    </section>
  );
}

function verdictOf(status: Status, isCheckedLately: boolean): readonly [Color, string] {
  if (status.lastVerification && !status.lastVerification.whole) return ['danger', 'Brudd funnet'];
  if (status.checkpointFailed) return ['danger', 'Kontrollpunkt mangler'];
  if (!isCheckedLately) return ['warning', 'Ikke kontrollert siste døgn'];
  return ['success', 'Hel'];
}

function Search({
  typed,
  faults,
}: {
  readonly typed: AuditTyped;
  readonly faults: readonly FieldFault[];
}): VNode {
  const events = Object.entries(EVENT_WORDS).toSorted(([, a], [, b]) => a.localeCompare(b, 'nb'));
  return (
    <form class="panel search-fields" role="search" aria-label="Søk i loggen" method="get" noValidate>
      <TextField name="sak" label="Saksnummer" value={typed.sak} verbatim />
      <SelectField
        name="hendelse"
        label="Hendelse"
        value={typed.hendelse}
        options={[['', 'Alle hendelser'], ...events]}
      />
      <TextField
        name="fra"
        label="Fra og med (dd.mm.åååå)"
        value={typed.fra}
        faults={faults}
        inputMode="numeric"
      />
      <TextField
        name="til"
        label="Til og med (dd.mm.åååå)"
        value={typed.til}
        faults={faults}
        inputMode="numeric"
      />
      <TextField name="id" label="Id på det det gjelder" value={typed.id} verbatim />
      <TextField name="av" label="Id på ansatt eller klient" value={typed.av} verbatim />
      <p class="actions search-go">
        <Button>Søk</Button>
        <ButtonLink href={paths.audit} variant="tertiary">
          Nullstill
        </ButtonLink>
      </p>
    </form>
  );
}

function Lines({ page, next }: { readonly page: AuditPage; readonly next: string | null }): VNode {
  return (
    <section aria-labelledby="lines-title" class="stack">
      <Heading level={2} id="lines-title">
        {page.items.length === 0 ? 'Ingen treff' : 'Nyeste først'}
      </Heading>
      {page.items.length === 0 && (
        <p>
          {next
            ? 'Ingen treff i den delen av loggen som er lest så langt.'
            : 'Ingen oppføringer passer med søket.'}
        </p>
      )}
      {page.items.length > 0 && (
        <Table
          caption="Oppføringer i loggen"
          quiet
          columns={['Tid', 'Hendelse', 'Utfall', 'Hvem', 'Sak', 'Gjelder', 'Detaljer']}
          rows={page.items.map((line) => [
            <span class="nowrap">{shortInstant(line.at)}</span>,
            EVENT_WORDS[line.type],
            <Tag color={line.outcome === 'refused' ? 'warning' : 'neutral'}>
              {OUTCOME_WORDS[line.outcome]}
            </Tag>,
            <ActorOf line={line} />,
            line.caseNumber === null ? '' : <SearchLink field="sak" value={line.caseNumber} />,
            line.aboutId === null ? '' : <SearchLink field="id" value={line.aboutId} />,
            <Details line={line} />,
          ])}
        />
      )}
      <Further next={next} found={page.items.length > 0} />
    </section>
  );
}

function ActorOf({ line: { by } }: { readonly line: AuditLine }): VNode {
  const name = by.onBehalfOf ?? ACTOR_WORDS[by.kind];
  if (by.id === null) return <>{name}</>;
  return (
    <a class="ds-link" href={searchFor('av', by.id)}>
      {name}
    </a>
  );
}

function SearchLink({ field, value }: { readonly field: 'sak' | 'id'; readonly value: string }): VNode {
  return (
    <a class={`ds-link ${field === 'sak' ? 'nowrap' : 'record-id'}`} href={searchFor(field, value)}>
      {value}
    </a>
  );
}

function searchFor(field: keyof AuditTyped, value: string): string {
  return `${paths.audit}?${new URLSearchParams({ [field]: value }).toString()}`;
}

function Details({ line }: { readonly line: AuditLine }): VNode {
  const { details, chain, seq, requestId } = line;
  return (
    <details class="more">
      <summary>
        Vis<span class="ds-sr-only"> detaljer om {EVENT_WORDS[line.type]}</span>
      </summary>
      <dl class="line-details">
        {(details ? flattened(details) : [['Innhold', 'slettet etter oppbevaringstiden'] as const]).map(
          ([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ),
        )}
        <dt>Plass i loggen</dt>
        <dd>
          {chain}:{seq}
        </dd>
        <dt>Forespørsel</dt>
        <dd>{requestId}</dd>
      </dl>
    </details>
  );
}

const MOST_DETAILS = 60;

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `agent.name: Anne Hansen`, one line each. */
function flattened(value: unknown, before = ''): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return value === null ? [] : [[before, plainText(value)]];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.length === 0 ? [] : [[before, value.join(', ')]];
  return Object.entries(value)
    .flatMap(([key, one]) => flattened(one, before === '' ? key : `${before}.${key}`))
    .slice(0, MOST_DETAILS);
}
