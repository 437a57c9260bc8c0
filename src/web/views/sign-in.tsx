// Where staff sign in.

import type { VNode } from 'preact';
import type { Scene } from '../site.js';
import { type FieldFault, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { Button, Heading, Notice } from './parts.js';
import { StaffLayout } from './staff-layout.js';

export type SignInProps = {
  readonly scene: Scene;
  /** Where to go on to. */
  readonly to: string;
  readonly username: string;
  readonly notice: 'signed-out' | 'password-set' | null;
  readonly faults: readonly FieldFault[];
};

export function SignInPage({ scene, to, username, notice, faults }: SignInProps): VNode {
  return (
    <StaffLayout scene={scene} title="Logg inn" faulty={faults.length > 0}>
      <div class="panel small-panel">
        <FaultSummary scene={scene} faults={faults} />
        <Heading level={1}>Logg inn</Heading>
        {notice === 'signed-out' && (
          <Notice color="warning">
            <p>Du ble logget ut mens du arbeidet. Det du sist sendte, er ikke lagret.</p>
          </Notice>
        )}
        {notice === 'password-set' && (
          <Notice color="success">
            <p>Passordet er lagret. Du kan logge inn med det nå.</p>
          </Notice>
        )}
        <Form scene={scene} action="/intern/logg-inn">
          <input type="hidden" name="to" value={to} />
          <TextField
            name="username"
            label="Brukernavn"
            value={username}
            faults={faults}
            autocomplete="username"
            verbatim
            takesFocus={faults.length === 0}
          />
          <TextField
            name="password"
            label="Passord"
            type="password"
            faults={faults}
            autocomplete="current-password"
          />
          <Button>Logg inn</Button>
        </Form>
        <p class="small">Har du glemt passordet? En administrator kan gi deg en lenke til å velge et nytt.</p>
      </div>
    </StaffLayout>
  );
}
