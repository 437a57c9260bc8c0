// A case, or a debtor, with all that hangs on it: authorizations, papers, calls, and every question that was asked.

import type { ComponentChildren, VNode } from 'preact';
import type { Case } from '../../cases/case.js';
import type { CaseFile, DebtorFile } from '../../lookups/actions.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { fullDay } from '../words/dates.js';
import { CASE_STATUS_WORDS, DEBTOR_STATUS_WORDS } from '../words/state-words.js';
import { Answers, Authorizations, Calls, Papers, Section, may } from './case-sections.js';
import { ButtonLink, type Fact, Facts, Heading, Notice, Table, Tag } from './parts.js';
import { StaffLayout } from './staff-layout.js';

const FIND = [{ href: paths.search, text: 'Finn' }];

export function CasePage({ scene, file }: { readonly scene: Scene; readonly file: CaseFile }): VNode {
  const { debtor, otherCases } = file;
  const { caseNumber, registeredOn } = file.case;
  const facts: readonly Fact[] = [
    ['Debitor', <a href={paths.debtor(debtor.id)}>{debtor.person.name}</a>],
    ['Registrert', fullDay(registeredOn, 'nb')],
    ...(otherCases.length > 0 ? [['Andre saker', <CaseLinks cases={otherCases} />] as const] : []),
  ];
  return (
    <StaffLayout scene={scene} title={`Sak ${caseNumber}`} crumbs={FIND}>
      <Top title={`Sak ${caseNumber}`} tag={<CaseTag one={file.case} />}>
        {may(scene, 'calls') && (
          <ButtonLink href={paths.newCall(caseNumber)} icon="Phone">
            Start samtale
          </ButtonLink>
        )}
      </Top>
      <DebtorFlag file={file} />
      <div class="panel">
        <Facts facts={facts} />
      </div>
      <Authorizations listed={file.authorizations} caseNumber={caseNumber} />
      <Papers scene={scene} papers={file.papers} />
      <Answers scene={scene} answers={file.answers} />
      <Calls scene={scene} calls={file.calls} />
    </StaffLayout>
  );
}

export function DebtorPage({ scene, file }: { readonly scene: Scene; readonly file: DebtorFile }): VNode {
  const { debtor, cases } = file;
  const rows = cases.map((one) => [
    <a href={paths.case(one.caseNumber)}>{one.caseNumber}</a>,
    <CaseTag one={one} />,
    fullDay(one.registeredOn, 'nb'),
  ]);
  return (
    <StaffLayout scene={scene} title={debtor.person.name} crumbs={FIND}>
      <Top title={debtor.person.name} tag={null} />
      <DebtorFlag file={file} />
      <Section title="Saker" id="cases" none={cases.length === 0 && 'Debitor har ingen saker hos oss.'}>
        <Table caption="Saker" quiet columns={['Sak', 'Tilstand', 'Registrert']} rows={rows} />
      </Section>
      <Authorizations listed={file.authorizations} caseNumber={null} />
      <Papers scene={scene} papers={file.papers} />
    </StaffLayout>
  );
}

function Top({
  title,
  tag,
  children,
}: {
  readonly title: string;
  readonly tag: VNode | null;
  readonly children?: ComponentChildren;
}): VNode {
  return (
    <div class="page-top">
      <div class="page-title">
        <Heading level={1}>{title}</Heading>
        {tag}
      </div>
      {children !== undefined && <div class="actions">{children}</div>}
    </div>
  );
}

/** Nobody may be spoken with for a debtor who is dead, bankrupt or under guardianship (domain § 3.8). */
function DebtorFlag({ file: { debtor } }: { readonly file: Pick<DebtorFile, 'debtor'> }): VNode | null {
  if (debtor.status === 'normal') return null;
  const { text, says } = DEBTOR_STATUS_WORDS[debtor.status];
  return (
    <Notice color="danger">
      <Heading level={2}>{`Debitor: ${text.toLowerCase()}`}</Heading>
      <p>{says}</p>
    </Notice>
  );
}

function CaseTag({ one }: { readonly one: Case }): VNode {
  const { text, color } = CASE_STATUS_WORDS[one.status];
  return <Tag color={color}>{text}</Tag>;
}

function CaseLinks({ cases }: { readonly cases: readonly Case[] }): VNode {
  return (
    <ul class="inline-list">
      {cases.map(({ caseNumber }) => (
        <li>
          <a href={paths.case(caseNumber)}>{caseNumber}</a>
        </li>
      ))}
    </ul>
  );
}
