// Where a password is chosen; with the first link of an installation the account as well.

import type { VNode } from 'preact';
import { SHORTEST_PASSWORD } from '../../staff/account.js';
import type { Scene } from '../site.js';
import { type FieldFault, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { Button, Heading } from './parts.js';
import { StaffLayout } from './staff-layout.js';

export type ChoosePasswordProps = {
  readonly scene: Scene;
  readonly use: 'first-account' | 'password';
  readonly username: string;
  readonly name: string;
  readonly faults: readonly FieldFault[];
};

export function ChoosePasswordPage({ scene, use, username, name, faults }: ChoosePasswordProps): VNode {
  const isFirst = use === 'first-account';
  const title = isFirst ? 'Lag den første kontoen' : 'Velg passord';
  return (
    <StaffLayout scene={scene} title={title} faulty={faults.length > 0}>
      <div class="panel small-panel">
        <FaultSummary scene={scene} faults={faults} />
        <Heading level={1}>{title}</Heading>
        {isFirst && <p>Denne kontoen kan lage kontoer for andre. Den ser ingen saker og ingen debitorer.</p>}
        <Form scene={scene}>
          {isFirst && (
            <TextField
              name="username"
              label="Brukernavn"
              value={username}
              faults={faults}
              autocomplete="username"
              verbatim
            />
          )}
          {isFirst && (
            <TextField name="name" label="Fullt navn" value={name} faults={faults} autocomplete="name" />
          )}
          <TextField
            name="password"
            label="Passord"
            hint={`Minst ${SHORTEST_PASSWORD} tegn. Flere ord som ikke hører sammen, er lettere å huske enn tegn og tall.`}
            type="password"
            faults={faults}
            autocomplete="new-password"
          />
          <TextField
            name="repeated"
            label="Passordet en gang til"
            type="password"
            faults={faults}
            autocomplete="new-password"
          />
          <Button>Lagre passordet</Button>
        </Form>
      </div>
    </StaffLayout>
  );
}
