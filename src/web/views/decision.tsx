// An answer as it was given: who asked what, on which ground it was a yes, or why it was a no. On a page and on paper.

import type { VNode } from 'preact';
import { formatNorwegianDay } from '../../shared/dates.js';
import { mayDo } from '../../staff/permissions.js';
import type { Answered } from '../../verification/steps.js';
import { disclosureMessages } from '../../verification/words.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { fullDay, fullInstant } from '../words/dates.js';
import { actorText, POWER_WORDS, powersText } from '../words/state-words.js';
import { ButtonLink, type Fact, Facts, Heading, Icon } from './parts.js';
import { Sheet } from './sheet.js';
import { StaffLayout } from './staff-layout.js';

type Props = { readonly scene: Scene; readonly answered: Answered };

export function DecisionPage({ scene, answered }: Props): VNode {
  const { verification, caseNumber } = answered;
  const { session } = scene;
  const mayOpen = session !== null && mayDo(session.roles, 'authorizations');
  return (
    <StaffLayout
      scene={scene}
      title="Svar som ble gitt"
      crumbs={[
        { href: paths.search, text: 'Finn' },
        { href: paths.case(caseNumber), text: `Sak ${caseNumber}` },
      ]}
    >
      <div class="page-top">
        <Heading level={1}>Svar som ble gitt</Heading>
        <div class="actions">
          {verification.decision === 'allow' && mayOpen && (
            <ButtonLink href={paths.authorization(verification.authorizationId)} variant="secondary">
              Se fullmakten
            </ButtonLink>
          )}
          <ButtonLink
            href={`${paths.decision(verification.id)}/utskrift`}
            variant="secondary"
            icon="PrinterSmall"
          >
            Utskrift
          </ButtonLink>
        </div>
      </div>
      <div class="panel">
        <Decision answered={answered} />
      </div>
    </StaffLayout>
  );
}

export function DecisionSheet({ scene, answered }: Props): VNode {
  return (
    <Sheet scene={scene} title="Kvittering for et svar" back={paths.decision(answered.verification.id)}>
      <Decision answered={answered} />
    </Sheet>
  );
}

function Decision({ answered }: { readonly answered: Answered }): VNode {
  const { verification } = answered;
  const yes = verification.decision === 'allow';
  const { handlerMessage, callerMessage } = disclosureMessages(verification, 'nb');
  return (
    <div class="stack">
      <div class={`standing standing-${yes ? 'success' : 'danger'} answer-word`}>
        <Icon name={yes ? 'CheckmarkCircleFill' : 'XMarkOctagonFill'} />
        <Heading level={2}>{yes ? 'JA' : 'NEI'}</Heading>
      </div>
      <p>{handlerMessage}</p>
      <Facts facts={[...questionFacts(answered), ...groundFacts(answered)]} />
      <p class="small">{`Kunne sies til den som spurte: «${callerMessage}»`}</p>
    </div>
  );
}

function questionFacts({ verification, caseNumber, agent, power, callId, by }: Answered): readonly Fact[] {
  return [
    ['Spurt', fullInstant(verification.decidedAt, 'nb')],
    ['Spurt av', actorText(by)],
    ['Sak', caseNumber],
    ['Oppgitt navn', agent.name],
    ['Oppgitt fødselsdato', formatNorwegianDay(agent.birthDate)],
    ['Gjaldt', POWER_WORDS[power]],
    ['I en samtale', callId === null ? 'Nei' : 'Ja'],
  ];
}

function groundFacts({ verification }: Answered): readonly Fact[] {
  if (verification.decision === 'deny') return [];
  const { kind, powers, validThrough, limits } = verification;
  return [
    ['På grunnlag av', kind === 'oral' ? 'Muntlig fullmakt i samtalen' : 'Skriftlig fullmakt'],
    ['Fullmakten ga rett til', powersText(powers)],
    ['Begrensninger', limits ?? 'Ingen'],
    ...(validThrough ? [['Gjaldt til og med', fullDay(validThrough, 'nb')] as const] : []),
  ];
}
