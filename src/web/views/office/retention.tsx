// How long what is kept, how much of it is over its time, and the button that lets it go.

import type { VNode } from 'preact';
import type { Retained } from '../../../retention/actions.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { fullInstant } from '../../words/dates.js';
import { RETENTION_WORDS } from '../../words/retention-words.js';
import type { FieldFault } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { Button, Heading, Notice, Table } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';

export type RetentionProps = {
  readonly scene: Scene;
  readonly retained: readonly Retained[];
  readonly mayErase: boolean;
  /** It has just been done. */
  readonly erased: boolean;
  readonly faults: readonly FieldFault[];
};

export function RetentionPage({ scene, retained, mayErase, erased, faults }: RetentionProps): VNode {
  const { policy } = scene.agency;
  const total = retained.reduce((sum, { count }) => sum + count, 0);
  return (
    <StaffLayout scene={scene} title="Oppbevaring" faulty={faults.length > 0}>
      <FaultSummary scene={scene} faults={faults} />
      {erased && (
        <Notice color="success" announced>
          <p>
            {total === 0
              ? 'Alt som var over tiden, er slettet. Hver sletting står i loggen.'
              : 'En del er slettet. Resten slettes i bakgrunnen i løpet av den neste timen.'}
          </p>
        </Notice>
      )}
      <Heading level={1}>Oppbevaring</Heading>
      <p>
        Det som er over tiden, slettes av seg selv hver time. Her ser du hva som ville blitt slettet akkurat
        nå. Ingenting endres av å se på det.
      </p>
      <Table
        caption="Hva som beholdes hvor lenge"
        quiet
        columns={['Hva', 'Beholdes', 'Slutt før', 'Over tiden nå']}
        rows={retained.map(({ rule, before, count }) => [
          RETENTION_WORDS[rule].what,
          RETENTION_WORDS[rule].howLong(policy),
          fullInstant(before, 'nb'),
          count === 0 ? '0' : <strong>{count.toLocaleString('nb-NO')}</strong>,
        ])}
      />
      {mayErase && total > 0 && (
        <div class="panel">
          <Heading level={2}>Slett det som er over tiden</Heading>
          <p>
            {total.toLocaleString('nb-NO')} {total === 1 ? 'post slettes' : 'poster slettes'}, med papirer og
            nøkler. Det kan ikke angres. Se først at tidspunktene over er rimelige: står klokken feil, slettes
            det for mye.
          </p>
          <Form scene={scene} action={paths.retention}>
            <Button color="danger">Slett nå</Button>
          </Form>
        </div>
      )}
      {!mayErase && (
        <p class="small">En administrator kan slette med en gang, og endre hvor lenge ting beholdes.</p>
      )}
    </StaffLayout>
  );
}
