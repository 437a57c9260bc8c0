// Beside a call: the case it is about, and what has happened on it.

import type { VNode } from 'preact';
import type { CallScreen } from '../../../verification/on-call/actions.js';
import type { CallLine } from '../../../verification/on-call/steps.js';
import { isTheDebtor } from '../../../calls/debtor-check.js';
import { paths } from '../../console/paths.js';
import { timeOfDay } from '../../words/dates.js';
import { type Fact, Facts, Heading, Notice } from '../parts.js';

export function CaseFacts({ screen }: { readonly screen: CallScreen }): VNode {
  const { call, debtor, otherCases } = screen;
  const facts: readonly Fact[] = [
    ['Saksnummer', call.caseNumber],
    ['Status', debtor?.case.status === 'closed' ? 'Avsluttet' : 'Åpen'],
    ['Andre saker', String(otherCases)],
  ];
  return (
    <section class="panel" aria-labelledby="case">
      <Heading level={2} id="case">
        Saken gjelder
      </Heading>
      {debtor ? (
        <>
          <p class="case-name">{debtor.name}</p>
          {debtor.status !== 'normal' && (
            <Notice color="warning">
              <p>{FLAGS[debtor.status]}</p>
            </Notice>
          )}
          <Facts facts={facts} />
          <p>
            <a class="ds-link" href={paths.case(call.caseNumber)}>
              Åpne saken
            </a>
          </p>
        </>
      ) : (
        <p>Saken er ikke registrert lenger.</p>
      )}
    </section>
  );
}

const FLAGS: Readonly<Record<'guardianship' | 'bankrupt' | 'deceased', string>> = {
  guardianship: 'Debitor er registrert med verge.',
  bankrupt: 'Debitor er registrert som konkurs.',
  deceased: 'Debitor er registrert som død.',
};

export function Story({ story }: { readonly story: readonly CallLine[] }): VNode {
  return (
    <section class="panel" aria-labelledby="story">
      <Heading level={2} id="story">
        Hendelser i samtalen
      </Heading>
      <ol class="call-story">
        {story.map((line) => (
          <li>
            <time dateTime={line.at}>{timeOfDay(line.at)}</time>
            <span>
              {lineSaid(line)}
              {line.by !== null && <span class="muted"> {line.by}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function lineSaid(line: CallLine): string {
  if (line.what === 'checked') return checkSaid(line.check);
  if (line.what === 'oral')
    return line.given ? 'Muntlig fullmakt registrert' : 'Muntlig fullmakt ikke registrert';
  return LINES[line.what];
}

const LINES = {
  started: 'Samtalen startet',
  'debtor-left': 'Debitor la på',
  ended: 'Samtalen avsluttet',
  'ended-by-itself': 'Samtalen avsluttet av seg selv',
} as const;

function checkSaid(check: Extract<CallLine, { what: 'checked' }>['check']): string {
  if (check.kind === 'debtor')
    return isTheDebtor(check) ? 'Debitor kontrollert: stemmer' : 'Debitor kontrollert: stemmer ikke';
  return `Kontroll av ${check.said.name}: ${check.answer.decision === 'allow' ? 'JA' : 'NEI'}`;
}
