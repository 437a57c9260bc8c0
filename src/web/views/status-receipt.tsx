// A debtor's receipt on paper: where the papers stand, what the authorization gives, and every use made of it.

import type { VNode } from 'preact';
import { powersGiven } from '../../authorizations/scope.js';
import { deficiencyMessage } from '../../documents/words.js';
import type { Person } from '../../people/person.js';
import { formatNorwegianDay } from '../../shared/dates.js';
import type { Language } from '../../shared/languages.js';
import type { Scene } from '../site.js';
import { fullDay, fullInstant } from '../words/dates.js';
import { PAPERS_WORDS } from '../words/papers-words.js';
import { RECEIPT_WORDS } from '../words/receipt-words.js';
import { said } from '../words/said.js';
import { datesOf, powerText, type Standing, wordsFor } from '../words/standing-words.js';
import { type Fact, Facts, Heading, Table } from './parts.js';
import { Sheet } from './sheet.js';

type Props = { readonly scene: Scene; readonly standing: Standing };

export function StatusReceipt({ scene, standing }: Props): VNode {
  const { language } = scene;
  const t = said(RECEIPT_WORDS, language);
  const papers = said(PAPERS_WORDS, language);
  const { title, lead } = wordsFor(standing, language);
  const { granted, identified, submission } = standing;
  const reasons = submission.decision?.outcome === 'rejected' ? submission.decision.reasons : [];
  return (
    <Sheet scene={scene} title={t.title} back={`/${language}/status`}>
      <section>
        <Heading level={2}>{`${t.standing}: ${title}`}</Heading>
        <p>{lead}</p>
        <Facts facts={datesOf(standing, language)} />
      </section>
      {reasons.length > 0 && (
        <section>
          <Heading level={2}>{papers.reasons}</Heading>
          <ul class="ds-list">
            {reasons.map((reason) => (
              <li>{deficiencyMessage(reason, language)}</li>
            ))}
          </ul>
        </section>
      )}
      {granted && (
        <section>
          <Heading level={2}>{t.gives}</Heading>
          {!identified && <p>{t.nameless}</p>}
          <Facts facts={givenFacts(granted.authorization, { language, identified })} />
        </section>
      )}
      {granted && <Uses scene={scene} standing={standing} />}
    </Sheet>
  );
}

function Uses({ scene: { language }, standing: { granted, identified } }: Props): VNode {
  const t = said(RECEIPT_WORDS, language);
  const papers = said(PAPERS_WORDS, language);
  const rows = (granted?.uses ?? []).map(({ at, power, caseNumber }) => [
    fullInstant(at, language),
    powerText(power, language),
    ...(identified ? [caseNumber] : []),
  ]);
  const columns = [papers.usedAt, papers.usedFor, ...(identified ? [papers.usedCase] : [])];
  return (
    <section>
      <Heading level={2}>{t.uses}</Heading>
      {rows.length === 0 ? (
        <p>{papers.noUses}</p>
      ) : (
        <Table caption={t.uses} quiet columns={columns} rows={rows} />
      )}
    </section>
  );
}

/** Names, cases and limits are for those who have given the birth date. */
function givenFacts(
  authorization: NonNullable<Standing['granted']>['authorization'],
  { language, identified }: { readonly language: Language; readonly identified: boolean },
): readonly Fact[] {
  const t = said(RECEIPT_WORDS, language);
  const { debtor, agent, powers, scope, limits, signedOn } = authorization;
  const born = ({ name, birthDate }: Person) => t.born({ name, day: formatNorwegianDay(birthDate) });
  const personal: readonly Fact[] = [
    [t.debtor, born(debtor)],
    [t.agent, born(agent)],
    [t.cases, scope.all ? t.allCases : scope.listed.join(', ')],
    [t.limits, limits ?? t.noLimits],
  ];
  const may = powersGiven(powers).map((power) => powerText(power, language));
  return [
    ...(identified ? personal : []),
    [t.powers, may.join('\n')],
    ...daysOf(authorization, language),
    ...(signedOn ? [[t.signedOn, fullDay(signedOn, language)] as const] : []),
  ];
}

function daysOf(
  authorization: NonNullable<Standing['granted']>['authorization'],
  language: Language,
): readonly Fact[] {
  if (authorization.kind === 'oral') return [];
  const t = said(RECEIPT_WORDS, language);
  const { validFrom, validThrough, untilCaseClosed } = authorization;
  const through = [
    ...(validThrough ? [fullDay(validThrough, language)] : []),
    ...(untilCaseClosed ? [t.untilClosed] : []),
  ];
  return [
    ...(validFrom ? [[t.validFrom, fullDay(validFrom, language)] as const] : []),
    [t.validThrough, through.join('\n')],
  ];
}
