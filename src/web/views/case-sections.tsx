// What hangs on a case or a debtor, a section each: authorizations, papers, questions and calls.

import type { ComponentChildren, VNode } from 'preact';
import type { Listed } from '../../authorizations/actions.js';
import { powersGiven } from '../../authorizations/scope.js';
import { type Submission, statusOf } from '../../documents/submission.js';
import type { CaseFile } from '../../lookups/actions.js';
import { type Permission, mayDo } from '../../staff/permissions.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { fullDay, fullInstant } from '../words/dates.js';
import { actorText, PAPER_STATUS_WORDS, POWER_WORDS, powersText, STATE_WORDS } from '../words/state-words.js';
import { Heading, Table, Tag } from './parts.js';

export function Authorizations({
  listed,
  caseNumber,
}: {
  readonly listed: readonly (Listed & { readonly reaches?: boolean })[];
  /** The case looked at: of each it is said whether it reaches that. */
  readonly caseNumber: string | null;
}): VNode {
  const rows = listed.map(({ authorization, state, reaches }) => {
    const { id, agent, kind, powers } = authorization;
    return [
      <a href={paths.authorization(id)}>{agent.name}</a>,
      <Tag color={STATE_WORDS[state].color}>{STATE_WORDS[state].text}</Tag>,
      kind === 'oral' ? 'Muntlig' : 'Skriftlig',
      powersText(powersGiven(powers)),
      lastsText(authorization),
      ...(caseNumber === null ? [] : [reaches ? 'Ja' : 'Nei']),
    ];
  });
  const columns = ['Fullmektig', 'Tilstand', 'Form', 'Kan', 'Gjelder til og med'];
  const all = caseNumber === null ? columns : [...columns, 'Omfatter saken'];
  return (
    <Section
      title="Fullmakter"
      id="authorizations"
      none={listed.length === 0 && 'Debitor har ikke gitt noen fullmakt.'}
    >
      <Table caption="Fullmakter" quiet columns={all} rows={rows} />
    </Section>
  );
}

export function Papers({
  scene,
  papers,
}: {
  readonly scene: Scene;
  readonly papers: readonly Submission[];
}): VNode {
  const mayReview = may(scene, 'review');
  const rows = papers.map((submission) => {
    const { id, receivedAt, answerBy } = submission;
    const { text, color } = PAPER_STATUS_WORDS[statusOf(submission)];
    const when = fullInstant(receivedAt, 'nb');
    return [
      mayReview ? <a href={paths.review(id)}>{when}</a> : when,
      <Tag color={color}>{text}</Tag>,
      fullDay(answerBy, 'nb'),
    ];
  });
  return (
    <Section
      title="Papirer som ikke er avgjort"
      id="papers"
      none={papers.length === 0 && 'Ingen, så langt en maskin har kunnet lese papirene som er kommet inn.'}
    >
      <Table
        caption="Papirer som ikke er avgjort"
        quiet
        columns={['Mottatt', 'Tilstand', 'Svar innen']}
        rows={rows}
      />
    </Section>
  );
}

export function Answers({
  scene,
  answers,
}: {
  readonly scene: Scene;
  readonly answers: CaseFile['answers'];
}): VNode {
  const mayRead = may(scene, 'verify');
  const rows = answers.map(({ verification, agent, power, by }) => {
    const when = fullInstant(verification.decidedAt, 'nb');
    const yes = verification.decision === 'allow';
    return [
      mayRead ? <a href={paths.decision(verification.id)}>{when}</a> : when,
      <Tag color={yes ? 'success' : 'danger'}>{yes ? 'JA' : 'NEI'}</Tag>,
      agent.name,
      POWER_WORDS[power],
      actorText(by),
    ];
  });
  return (
    <Section
      title="Spørsmål og svar"
      id="answers"
      none={answers.length === 0 && 'Ingen har spurt om noen kan få opplysninger i denne saken.'}
    >
      <Table
        caption="Spørsmål og svar"
        quiet
        columns={['Når', 'Svar', 'Navnet som ble oppgitt', 'Gjaldt', 'Spurt av']}
        rows={rows}
      />
    </Section>
  );
}

export function Calls({ scene, calls }: { readonly scene: Scene; readonly calls: CaseFile['calls'] }): VNode {
  const rows = calls.map(({ call, over, by }) => {
    const when = fullInstant(call.startedAt, 'nb');
    const open = may(scene, 'calls') && !over;
    return [
      open ? <a href={paths.call(call.id)}>{when}</a> : when,
      <Tag color={over ? 'neutral' : 'success'}>{over ? 'Slutt' : 'Pågår'}</Tag>,
      recordingText(call.recording),
      actorText(by),
    ];
  });
  return (
    <Section title="Samtaler" id="calls" none={calls.length === 0 && 'Ingen samtaler om denne saken.'}>
      <Table caption="Samtaler" quiet columns={['Startet', 'Tilstand', 'Lydopptak', 'Tatt av']} rows={rows} />
    </Section>
  );
}

export function Section({
  title,
  id,
  none,
  children,
}: {
  readonly title: string;
  readonly id: string;
  /** What is said instead when there is nothing. */
  readonly none: string | false;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <section class="panel" aria-labelledby={id}>
      <Heading level={2} id={id}>
        {title}
      </Heading>
      {none === false ? children : <p>{none}</p>}
    </section>
  );
}

function lastsText(authorization: Listed['authorization']): string {
  if (authorization.kind === 'oral') return 'Samtalen';
  const { validThrough, untilCaseClosed } = authorization;
  const day = validThrough && fullDay(validThrough, 'nb');
  if (untilCaseClosed) return day ? `${day}, eller til saken er avsluttet` : 'Til saken er avsluttet';
  return day ?? 'Ikke angitt';
}

function recordingText({ informed, declined }: CaseFile['calls'][number]['call']['recording']): string {
  if (declined) return 'Reserverte seg';
  return informed ? 'Informert' : 'Ikke informert';
}

/** Whether whoever looks may do what stands behind a link. */
export function may({ session }: Scene, permission: Permission): boolean {
  return session !== null && mayDo(session.roles, permission);
}
