// The answer about somebody who calls as the debtor himself.

import type { VNode } from 'preact';
import type { DebtorChecked } from '../../../verification/on-call/standing.js';
import { secondOfDay } from '../../words/call-words.js';
import { Answer, LOOKS } from './answer.js';

export function DebtorAnswer({
  check,
  caseNumber,
  focused,
}: {
  readonly check: DebtorChecked;
  readonly caseNumber: string;
  readonly focused: boolean;
}): VNode {
  const { agrees, said, status } = check;
  const stamp = `Kontrollert kl. ${secondOfDay(check.at)}.`;
  const matched = agrees.name && agrees.birthDate;
  if (!matched || status === 'deceased')
    return (
      <Answer
        look={LOOKS.no}
        says={`Ikke gi opplysninger til ${said.name}`}
        more={[matched ? 'Debitor er registrert som død.' : mismatchSaid(agrees)]}
        {...{ stamp, focused }}
      />
    );
  return (
    <Answer
      look={LOOKS.yes}
      says={`${said.name} er debitor i sak ${caseNumber}`}
      more={['Navn og fødselsdato stemmer.']}
      duties={FLAG_DUTIES[status]}
      {...{ stamp, focused }}
    />
  );
}

function mismatchSaid({ name, birthDate }: DebtorChecked['agrees']): string {
  if (!name && !birthDate) return 'Verken navnet eller fødselsdatoen stemmer med debitor i saken.';
  return name
    ? 'Fødselsdatoen stemmer ikke med debitor i saken.'
    : 'Navnet stemmer ikke med debitor i saken.';
}

const FLAG_DUTIES: Readonly<Record<'normal' | 'guardianship' | 'bankrupt', readonly string[]>> = {
  normal: [],
  guardianship: ['Debitor er registrert med verge. Inngå ingen avtale uten vergen.'],
  bankrupt: ['Debitor er registrert som konkurs. Inngå ingen avtale: bostyreren opptrer for boet.'],
};
