// One authorization with its whole story: what it gives, its papers, what has happened to it, and every use made of it.

import type { VNode } from 'preact';
import { powersGiven } from '../../authorizations/scope.js';
import type { AuthorizationFile } from '../../lookups/actions.js';
import { formatNorwegianDay } from '../../shared/dates.js';
import { mayDo } from '../../staff/permissions.js';
import { STEPS, type StepName, isOffered, stepPath } from '../console/life-cycle.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { fullDay, fullInstant } from '../words/dates.js';
import { historyText } from '../words/history-words.js';
import {
  actorText,
  DEBTOR_STATUS_WORDS,
  powersText,
  powerText,
  scopeText,
  STATE_WORDS,
} from '../words/state-words.js';
import { MaskedNotice } from './masked.js';
import { ButtonLink, type Fact, Facts, Heading, Notice, Table, Tag } from './parts.js';
import { StaffLayout } from './staff-layout.js';

export type AuthorizationProps = {
  readonly scene: Scene;
  readonly file: AuthorizationFile;
  /** What has just been done on the page before. */
  readonly justDone: StepName | null;
  /** Whether a national id was taken out of what was written there. */
  readonly masked: boolean;
};

type Props = { readonly scene: Scene; readonly file: AuthorizationFile };

export function AuthorizationPage({ scene, file, justDone, masked }: AuthorizationProps): VNode {
  const { authorization, state } = file;
  const title = `Fullmakt til ${authorization.agent.name}`;
  const { text, color } = STATE_WORDS[state];
  return (
    <StaffLayout
      scene={scene}
      title={title}
      crumbs={[
        { href: paths.search, text: 'Finn' },
        { href: paths.debtor(authorization.debtorId), text: authorization.debtor.name },
      ]}
    >
      {justDone && (
        <Notice color="success" announced>
          <p>{STEPS[justDone].done}</p>
        </Notice>
      )}
      {masked && <MaskedNotice />}
      <div class="page-top">
        <div class="page-title">
          <Heading level={1}>{title}</Heading>
          <Tag color={color}>{text}</Tag>
        </div>
        <div class="actions">
          <ButtonLink
            href={`${paths.authorization(authorization.id)}/utskrift`}
            variant="secondary"
            icon="PrinterSmall"
          >
            Utskrift
          </ButtonLink>
        </div>
      </div>
      {file.debtorStatus !== 'normal' && (
        <Notice color="danger">
          <Heading
            level={2}
          >{`Debitor: ${DEBTOR_STATUS_WORDS[file.debtorStatus].text.toLowerCase()}`}</Heading>
          <p>{DEBTOR_STATUS_WORDS[file.debtorStatus].says}</p>
        </Notice>
      )}
      <div class="two-columns">
        <div class="column">
          <section class="panel" aria-labelledby="gives">
            <Heading level={2} id="gives">
              Hva den gir
            </Heading>
            <Facts facts={authorizationFacts(file)} />
            <BirthDates file={file} />
          </section>
          <Papers scene={scene} file={file} />
        </div>
        <div class="column">
          <Possible file={file} />
          <Story file={file} />
        </div>
      </div>
      <Uses scene={scene} file={file} />
    </StaffLayout>
  );
}

/** All but the birth dates, which are only shown to who asks for them. */
export function authorizationFacts({
  authorization,
}: Pick<AuthorizationFile, 'authorization'>): readonly Fact[] {
  const { debtor, agent, limits, powers, scope, signedOn, grantedAt } = authorization;
  const contact = [agent.phone, agent.email, agent.address].filter((one) => one !== undefined);
  const written = authorization.kind === 'written';
  return [
    ['Debitor', debtor.name],
    ['Fullmektig', agent.organisation === undefined ? agent.name : `${agent.name}, ${agent.organisation}`],
    ...(contact.length > 0 ? [['Kontakt', contact.join('\n')] as const] : []),
    ['Saker', scopeText(scope)],
    ['Kan', powersText(powersGiven(powers))],
    ['Begrensninger', limits ?? 'Ingen'],
    ['Gjelder', lastsText(authorization)],
    ['Form', written ? 'Skriftlig' : 'Muntlig, bare i samtalen'],
    ...(signedOn ? [['Underskrevet', fullDay(signedOn, 'nb')] as const] : []),
    [written ? 'Godkjent' : 'Gitt', fullInstant(grantedAt, 'nb')],
  ];
}

function lastsText(authorization: AuthorizationFile['authorization']): string {
  if (authorization.kind === 'oral') return 'Til samtalen er slutt';
  const { validFrom, validThrough, untilCaseClosed } = authorization;
  const from = validFrom === null ? '' : `fra og med ${fullDay(validFrom, 'nb')} `;
  const through = validThrough === null ? '' : `til og med ${fullDay(validThrough, 'nb')}`;
  const closed = untilCaseClosed ? 'til saken er avsluttet' : '';
  const text = `${from}${[through, closed].filter(Boolean).join(', men høyst ')}`.trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The caller says his birth date and the service compares it: nobody is to read it out by mistake (notes: two-step check). */
function BirthDates({ file: { authorization } }: { readonly file: AuthorizationFile }): VNode {
  const { debtor, agent } = authorization;
  return (
    <details class="ds-details">
      <summary>Fødselsdatoer</summary>
      <div>
        <p>Les dem aldri opp. Innringeren skal si datoen selv.</p>
        <Facts
          facts={[
            [debtor.name, formatNorwegianDay(debtor.birthDate)],
            [agent.name, formatNorwegianDay(agent.birthDate)],
          ]}
        />
      </div>
    </details>
  );
}

function Papers({ scene, file: { papers, authorization } }: Props): VNode {
  const { session } = scene;
  const mayReview = session !== null && mayDo(session.roles, 'review');
  return (
    <section class="panel" aria-labelledby="papers">
      <Heading level={2} id="papers">
        {authorization.kind === 'oral' ? 'Samtalen' : 'Papirene bak'}
      </Heading>
      {authorization.kind === 'oral' && (
        <p>Det som ble sagt, står i notatet fra samtalen. Fullmakten var bundet til den.</p>
      )}
      {authorization.kind === 'written' && !papers && <p>Papirene er ikke bevart her.</p>}
      {papers && (
        <>
          <p>{`Mottatt ${fullInstant(papers.submission.receivedAt, 'nb')}.`}</p>
          <ul class="ds-list">
            {papers.documents.map(({ name, facts: { pages } }) => (
              <li>{`${name}, ${pages === 1 ? '1 side' : `${pages} sider`}`}</li>
            ))}
          </ul>
          {mayReview && (
            <p>
              <a href={paths.review(papers.submission.id)}>Se papirene</a>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Possible({ file }: { readonly file: AuthorizationFile }): VNode {
  const offered = (Object.keys(STEPS) as StepName[]).filter((name) => isOffered(name, file));
  return (
    <section class="panel" aria-labelledby="possible">
      <Heading level={2} id="possible">
        Hva du kan gjøre
      </Heading>
      {offered.length === 0 ? (
        <p>Fullmakten er slutt, og det er ikke mer å gjøre med den.</p>
      ) : (
        <ul class="possible">
          {offered.map((name) => (
            <li>
              <ButtonLink href={stepPath(file.authorization.id, name)} variant="secondary">
                {STEPS[name].button}
              </ButtonLink>
              <span class="small">{STEPS[name].when}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Story({ file: { history } }: { readonly file: AuthorizationFile }): VNode {
  const lines = history.flatMap((one) => {
    const text = historyText(one);
    return text === null ? [] : [{ ...one, text }];
  });
  return (
    <section class="panel" aria-labelledby="story">
      <Heading level={2} id="story">
        Historie
      </Heading>
      <ol class="story">
        {lines.map(({ at, by, text }) => (
          <li>
            <p>{text}</p>
            <p class="small">{`${fullInstant(at, 'nb')}, ${actorText(by)}`}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Uses({ scene, file }: Props): VNode {
  const mayRead = scene.session !== null && mayDo(scene.session.roles, 'verify');
  const { uses } = file;
  return (
    <section class="panel" aria-labelledby="uses">
      <Heading level={2} id="uses">
        {uses.length === 0 ? 'Bruk' : `Bruk: ${uses.length} ${uses.length === 1 ? 'gang' : 'ganger'}`}
      </Heading>
      {uses.length === 0 ? (
        <p>Ingen har fått et ja på denne fullmakten ennå.</p>
      ) : (
        <UsesTable uses={uses} linked={mayRead} />
      )}
    </section>
  );
}

/** Newest first. */
export function UsesTable({
  uses,
  linked,
}: {
  readonly uses: AuthorizationFile['uses'];
  readonly linked: boolean;
}): VNode {
  const rows = uses.toReversed().map(({ verificationId, at, caseNumber, power }) => {
    const when = fullInstant(at, 'nb');
    return [
      linked ? <a href={paths.decision(verificationId)}>{when}</a> : when,
      caseNumber,
      powerText(power),
    ];
  });
  return <Table caption="Bruk" quiet columns={['Når', 'Sak', 'Gjaldt']} rows={rows} />;
}
