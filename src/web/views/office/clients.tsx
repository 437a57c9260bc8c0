// API clients: the other systems with a key of their own, a new one, and the end of one.

import type { VNode } from 'preact';
import type { ApiClient } from '../../../staff/client.js';
import { SCOPES } from '../../../staff/permissions.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { fullInstant } from '../../words/dates.js';
import { SCOPE_WORDS } from '../../words/staff-words.js';
import { Choices } from '../choices.js';
import { type FieldFault, TextField } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { Button, ButtonLink, Facts, Heading, Table, Tag } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';

const CRUMB = { href: paths.clients, text: 'API-klienter' };

export function ClientsPage({
  scene,
  clients,
}: {
  readonly scene: Scene;
  readonly clients: readonly ApiClient[];
}): VNode {
  return (
    <StaffLayout scene={scene} title="API-klienter">
      <div class="page-head">
        <Heading level={1}>API-klienter</Heading>
        <ButtonLink href={paths.newClient}>Ny klient</ButtonLink>
      </div>
      <p>Andre systemer som får spørre oss, hver med sin egen nøkkel og bare det den trenger.</p>
      {clients.length > 0 && (
        <Table
          caption="Alle API-klienter"
          quiet
          columns={['Navn', 'Får bruke', 'Status', 'Opprettet']}
          rows={clients.map((client) => [
            <a class="ds-link" href={paths.client(client.id)}>
              {client.name}
            </a>,
            scopesOf(client),
            <ClientState client={client} />,
            fullInstant(client.createdAt, 'nb'),
          ])}
        />
      )}
    </StaffLayout>
  );
}

function scopesOf({ scopes }: ApiClient): string {
  return scopes.map((scope) => SCOPE_WORDS[scope].name).join(', ');
}

function ClientState({ client }: { readonly client: ApiClient }): VNode {
  return client.revokedAt === null ? <Tag color="success">I bruk</Tag> : <Tag color="neutral">Stengt</Tag>;
}

export type NewClientProps = {
  readonly scene: Scene;
  readonly typed: { readonly name: string; readonly scopes: readonly string[] };
  readonly faults: readonly FieldFault[];
};

export function NewClientPage({ scene, typed, faults }: NewClientProps): VNode {
  return (
    <StaffLayout scene={scene} title="Ny API-klient" faulty={faults.length > 0} crumbs={[CRUMB]}>
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>Ny API-klient</Heading>
      <div class="panel form-panel">
        <Form scene={scene} hotkey="Ctrl+Enter">
          <TextField
            name="name"
            label="Navn"
            hint="Systemet som skal bruke nøkkelen, for eksempel «Sakssystemet, produksjon»"
            value={typed.name}
            faults={faults}
            takesFocus={faults.length === 0}
          />
          <Choices
            name="scopes"
            legend="Hva den får bruke"
            hint="Gi ikke mer enn det systemet trenger."
            many
            chosen={typed.scopes}
            faults={faults}
            choices={SCOPES.map((scope) => ({
              value: scope,
              label: SCOPE_WORDS[scope].name,
              hint: SCOPE_WORDS[scope].may,
            }))}
          />
          <p class="actions">
            <Button>Opprett og vis nøkkelen</Button>
          </p>
        </Form>
      </div>
    </StaffLayout>
  );
}

export function ClientPage({ scene, client }: { readonly scene: Scene; readonly client: ApiClient }): VNode {
  return (
    <StaffLayout scene={scene} title={client.name} crumbs={[CRUMB]}>
      <Heading level={1}>{client.name}</Heading>
      <div class="panel">
        <Facts
          facts={[
            ['Får bruke', scopesOf(client)],
            ['Status', <ClientState client={client} />],
            ['Id', <code class="reference">{client.id}</code>],
            ['Opprettet', fullInstant(client.createdAt, 'nb')],
            ...(client.revokedAt === null ? [] : [['Stengt', fullInstant(client.revokedAt, 'nb')] as const]),
          ]}
        />
      </div>
      {client.revokedAt === null && (
        <div class="panel">
          <Heading level={2}>Steng klienten</Heading>
          <p>
            Nøkkelen slutter å virke fra neste forespørsel, og kan ikke åpnes igjen. Systemet som bruker den,
            får ikke lenger svar.
          </p>
          <Form scene={scene} action={`${paths.client(client.id)}/steng`}>
            <Button variant="secondary" color="danger">
              Steng {client.name}
            </Button>
          </Form>
        </div>
      )}
    </StaffLayout>
  );
}
