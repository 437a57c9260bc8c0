// Finding a case by its number, or a debtor by name and birth date; and telling apart several that were found.

import type { VNode } from 'preact';
import type { DebtorFile } from '../../lookups/actions.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { type FieldFault, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { Button, Heading, Icon } from './parts.js';
import { StaffLayout } from './staff-layout.js';

export type SearchProps = {
  readonly scene: Scene;
  readonly q: string;
  readonly faults: readonly FieldFault[];
};

export function SearchPage({ scene, q, faults }: SearchProps): VNode {
  return (
    <StaffLayout scene={scene} title="Finn" faulty={faults.length > 0} search={false}>
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>Finn en sak eller en fullmakt</Heading>
      <div class="panel">
        <Form scene={scene}>
          <TextField
            name="q"
            label="Saksnummer, eller navn og fødselsdato"
            hint="For eksempel 1183 0247, eller Ola Nordmann 02.05.1981. Navnet alene er ikke nok."
            value={q}
            faults={faults}
            type="search"
            takesFocus={faults.length === 0}
            hotkey="F2"
            verbatim
          />
          <Button icon="MagnifyingGlass">Søk</Button>
        </Form>
        <p class="small">Alle søk blir loggført. Søk bare når arbeidet ditt trenger det.</p>
      </div>
    </StaffLayout>
  );
}

/** Several debtors share name and birth date: their cases tell them apart. */
export function SeveralFoundPage({
  scene,
  files,
}: {
  readonly scene: Scene;
  readonly files: readonly DebtorFile[];
}): VNode {
  return (
    <StaffLayout scene={scene} title="Flere treff">
      <Heading level={1}>{`${files.length} debitorer passer`}</Heading>
      <p>De har samme navn og fødselsdato. Spør etter saksnummeret i brevet.</p>
      <ul class="tasks">
        {files.map(({ debtor, cases }) => (
          <li>
            <a href={paths.debtor(debtor.id)}>
              <span>
                {debtor.person.name}
                <span class="small found-cases">
                  {cases.length === 0
                    ? 'Ingen saker'
                    : `Sak ${cases.map(({ caseNumber }) => caseNumber).join(', ')}`}
                </span>
              </span>
              <Icon name="ArrowRight" class="task-end" />
            </a>
          </li>
        ))}
      </ul>
    </StaffLayout>
  );
}
