// The accounts of staff: all of them, a new one, and one with what can be done to it.

import type { VNode } from 'preact';
import { LINK_MINUTES, type StaffAccount } from '../../../staff/account.js';
import { ROLES } from '../../../staff/permissions.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { fullInstant } from '../../words/dates.js';
import { ROLE_WORDS } from '../../words/staff-words.js';
import { Choices } from '../choices.js';
import { type FieldFault, TextField } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { Button, ButtonLink, Facts, Heading, Notice, Table, Tag } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';

const CRUMB = { href: paths.accounts, text: 'Kontoer' };

export function AccountsPage({
  scene,
  accounts,
}: {
  readonly scene: Scene;
  readonly accounts: readonly StaffAccount[];
}): VNode {
  return (
    <StaffLayout scene={scene} title="Kontoer">
      <div class="page-head">
        <Heading level={1}>Kontoer</Heading>
        <ButtonLink href={paths.newAccount}>Ny konto</ButtonLink>
      </div>
      <Table
        caption="Alle som kan logge inn her"
        quiet
        columns={['Navn', 'Brukernavn', 'Roller', 'Status', 'Opprettet']}
        rows={accounts.map((account) => [
          <a class="ds-link" href={paths.account(account.id)}>
            {account.name}
          </a>,
          account.username,
          account.roles.map((role) => ROLE_WORDS[role].name).join(', '),
          <AccountState account={account} />,
          fullInstant(account.createdAt, 'nb'),
        ])}
      />
    </StaffLayout>
  );
}

function AccountState({ account }: { readonly account: StaffAccount }): VNode {
  if (account.disabledAt !== null) return <Tag color="neutral">Stengt</Tag>;
  return account.hasPassword ? (
    <Tag color="success">I bruk</Tag>
  ) : (
    <Tag color="warning">Venter på passord</Tag>
  );
}

export type NewAccountProps = {
  readonly scene: Scene;
  readonly typed: { readonly name: string; readonly username: string; readonly roles: readonly string[] };
  readonly faults: readonly FieldFault[];
};

export function NewAccountPage({ scene, typed, faults }: NewAccountProps): VNode {
  return (
    <StaffLayout scene={scene} title="Ny konto" faulty={faults.length > 0} crumbs={[CRUMB]}>
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>Ny konto</Heading>
      <div class="panel form-panel">
        <Form scene={scene} hotkey="Ctrl+Enter">
          <TextField
            name="name"
            label="Navn"
            value={typed.name}
            faults={faults}
            takesFocus={faults.length === 0}
          />
          <TextField
            name="username"
            label="Brukernavn"
            hint="2–64 tegn: bokstaver, tall og . _ @ + -"
            value={typed.username}
            faults={faults}
            width="medium"
            verbatim
          />
          <RoleChoices chosen={typed.roles} faults={faults} />
          <p>
            Etterpå får du en lenke som personen selv velger passord med. Den gjelder i {LINK_MINUTES}{' '}
            minutter.
          </p>
          <p class="actions">
            <Button>Opprett konto</Button>
          </p>
        </Form>
      </div>
    </StaffLayout>
  );
}

function RoleChoices({
  chosen,
  faults,
}: {
  readonly chosen: readonly string[];
  readonly faults: readonly FieldFault[];
}): VNode {
  return (
    <Choices
      name="roles"
      legend="Roller"
      many
      chosen={chosen}
      faults={faults}
      choices={ROLES.map((role) => ({
        value: role,
        label: ROLE_WORDS[role].name,
        hint: ROLE_WORDS[role].may,
      }))}
    />
  );
}

export type AccountProps = {
  readonly scene: Scene;
  readonly account: StaffAccount;
  /** Ticked in the form. */
  readonly roles: readonly string[];
  readonly faults: readonly FieldFault[];
  readonly saved: boolean;
};

export function AccountPage({ scene, account, roles, faults, saved }: AccountProps): VNode {
  const isOwn = scene.session?.staffId === account.id;
  const at = paths.account(account.id);
  return (
    <StaffLayout scene={scene} title={account.name} faulty={faults.length > 0} crumbs={[CRUMB]}>
      <FaultSummary scene={scene} faults={faults} />
      {saved && (
        <Notice color="success" announced>
          <p>Endringen er lagret, og gjelder fra neste klikk.</p>
        </Notice>
      )}
      <Heading level={1}>{account.name}</Heading>
      <div class="panel">
        <Facts
          facts={[
            ['Brukernavn', account.username],
            ['Status', <AccountState account={account} />],
            ['Roller', account.roles.map((role) => ROLE_WORDS[role].name).join(', ')],
            ['Opprettet', fullInstant(account.createdAt, 'nb')],
            ...(account.disabledAt === null
              ? []
              : [['Stengt', fullInstant(account.disabledAt, 'nb')] as const]),
          ]}
        />
      </div>
      {isOwn && <p>Dette er din egen konto. En annen administrator må gjøre endringer i den.</p>}
      {!isOwn && account.disabledAt === null && (
        <div class="columns">
          <div class="panel">
            <Heading level={2}>Endre roller</Heading>
            <Form scene={scene} action={`${at}/roller`}>
              <RoleChoices chosen={roles} faults={faults} />
              <p class="small">Den som er logget inn, blir logget ut og må logge inn på nytt.</p>
              <Button>Lagre roller</Button>
            </Form>
          </div>
          <div class="panel">
            <Heading level={2}>Ny lenke</Heading>
            <p>For den som har mistet lenken eller glemt passordet. Tidligere lenker slutter å virke.</p>
            <Form scene={scene} action={`${at}/lenke`}>
              <Button variant="secondary">Lag ny lenke</Button>
            </Form>
            <Heading level={2}>Steng kontoen</Heading>
            <p>Personen blir logget ut overalt med en gang. En stengt konto kan ikke åpnes igjen.</p>
            <Form scene={scene} action={`${at}/steng`}>
              <Button variant="secondary" color="danger">
                Steng kontoen til {account.name}
              </Button>
            </Form>
          </div>
        </div>
      )}
    </StaffLayout>
  );
}
