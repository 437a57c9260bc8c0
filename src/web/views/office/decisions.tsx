// Every answer given about a case, a debtor or an agent; and where one asks for them.

import type { VNode } from 'preact';
import { formatNorwegianDay } from '../../../shared/dates.js';
import type { DecisionLine, DecisionPage } from '../../../verification/decisions/actions.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { shortInstant } from '../../words/dates.js';
import { ACTOR_WORDS } from '../../words/event-words.js';
import { DENY_WORDS, POWER_WORDS } from '../../words/staff-words.js';
import { Choices } from '../choices.js';
import { type FieldFault, TextField } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { Button, Heading, Icon, Table } from '../parts.js';
import { Further } from './further.js';
import { StaffLayout } from '../staff-layout.js';

export type DecisionsProps = {
  readonly scene: Scene;
  readonly typed: { readonly name: string; readonly birthDate: string; readonly as: string };
  readonly caseNumber: string;
  readonly faults: readonly FieldFault[];
  /** Null before anything was asked for. */
  readonly found: {
    readonly title: string;
    readonly page: DecisionPage;
    readonly next: string | null;
  } | null;
};

export function DecisionsPage({ scene, typed, caseNumber, faults, found }: DecisionsProps): VNode {
  return (
    <StaffLayout
      scene={scene}
      title="Avgjørelser"
      faulty={faults.length > 0}
      crumbs={[{ href: paths.audit, text: 'Logg' }]}
    >
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>Avgjørelser om en sak eller person</Heading>
      {found && <Found {...found} />}
      <div class="columns">
        <form
          class="panel stack"
          role="search"
          aria-label="Søk etter sak"
          method="get"
          action={paths.decisions}
        >
          <Heading level={2}>Om en sak</Heading>
          <TextField name="sak" label="Saksnummer" value={caseNumber} verbatim width="medium" />
          <Button>Vis avgjørelser i saken</Button>
        </form>
        <div class="panel">
          <Heading level={2}>Om en person</Heading>
          <Form scene={scene} action={paths.decisions}>
            <TextField name="name" label="Navn" value={typed.name} faults={faults} />
            <TextField
              name="birthDate"
              label="Fødselsdato"
              hint="dd.mm.åååå"
              value={typed.birthDate}
              faults={faults}
              inputMode="numeric"
              width="short"
            />
            <Choices
              name="as"
              legend="Personen er"
              chosen={[typed.as]}
              faults={faults}
              choices={[
                { value: 'debtor', label: 'Debitor', hint: 'Alle svar i sakene til debitoren' },
                { value: 'agent', label: 'Fullmektig', hint: 'Alle svar til den som ringte for andre' },
              ]}
            />
            <Button>Vis avgjørelser om personen</Button>
          </Form>
        </div>
      </div>
    </StaffLayout>
  );
}

function Found({ title, page, next }: NonNullable<DecisionsProps['found']>): VNode {
  return (
    <section aria-labelledby="found-title" class="stack">
      <Heading level={2} id="found-title">
        {title}
      </Heading>
      {page.items.length === 0 && (
        <p>{next ? 'Ingen svar i den delen av loggen som er lest så langt.' : 'Ingen har spurt.'}</p>
      )}
      {page.items.length > 0 && (
        <Table
          caption={title}
          quiet
          columns={['Tid', 'Sak', 'Fullmektig, som oppgitt', 'Gjaldt', 'Svar', 'Spurt av']}
          rows={page.items.map((line) => [
            <span class="nowrap">{shortInstant(line.at)}</span>,
            <span class="nowrap">{line.caseNumber}</span>,
            line.told ? (
              <>
                {line.told.agent.name}
                <span class="small nowrap"> f. {formatNorwegianDay(line.told.agent.birthDate)}</span>
              </>
            ) : (
              'Slettet etter oppbevaringstiden'
            ),
            powerOf(line),
            <AnswerOf line={line} />,
            line.by.onBehalfOf ?? ACTOR_WORDS[line.by.kind],
          ])}
        />
      )}
      <Further next={next} found={page.items.length > 0} />
    </section>
  );
}

function powerOf({ told }: DecisionLine): string {
  const known = Object.entries(POWER_WORDS).find(([power]) => power === told?.power);
  return known?.[1] ?? '';
}

function AnswerOf({ line: { told } }: { readonly line: DecisionLine }): VNode | null {
  if (!told) return null;
  const { answer } = told;
  const isYes = answer.decision === 'allow';
  return (
    <span class={`answer ${isYes ? 'answer-yes' : 'answer-no'}`}>
      <Icon name={isYes ? 'CheckmarkCircleFill' : 'XMarkOctagonFill'} />
      <span>
        <strong>{isYes ? 'JA' : 'NEI'}</strong>
        {answer.reasons.length > 0 && (
          <span class="small"> {answer.reasons.map((reason) => DENY_WORDS[reason]).join('; ')}</span>
        )}
      </span>
    </span>
  );
}
