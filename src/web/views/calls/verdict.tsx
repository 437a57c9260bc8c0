// The answer of a call as one word with its colour, drawing and sentence; and what may be done instead of a no.

import type { ComponentChildren, VNode } from 'preact';
import { POWERS, type Power } from '../../../authorizations/scope.js';
import { osloDayOf } from '../../../shared/dates.js';
import type { CallScreen } from '../../../verification/on-call/actions.js';
import type { AgentChecked, DebtorChecked, Standing } from '../../../verification/on-call/standing.js';
import type { DenyReason } from '../../../verification/disclosure.js';
import { denialLines, obligationLines } from '../../../verification/words.js';
import { secondOfDay } from '../../words/call-words.js';
import { POWER_WORDS, powersText } from '../../words/state-words.js';
import { fullDay, timeOfDay } from '../../words/dates.js';
import type { IconName } from '../icons.js';
import { Icon } from '../parts.js';

type Look = {
  readonly word: 'JA' | 'NEI' | 'VENT';
  readonly look: 'yes' | 'no' | 'wait';
  readonly icon: IconName;
};

const LOOKS: Readonly<Record<'yes' | 'no' | 'wait', Look>> = {
  yes: { word: 'JA', look: 'yes', icon: 'CheckmarkCircleFill' },
  no: { word: 'NEI', look: 'no', icon: 'XMarkOctagonFill' },
  wait: { word: 'VENT', look: 'wait', icon: 'QuestionmarkCircle' },
};

/** The one word of the screen, for its title too. */
export function wordOf(standing: Standing): string {
  return standing.word === 'over' ? 'Avsluttet' : LOOKS[standing.word].word;
}

type WaitWhy = Extract<Standing, { word: 'wait' }>['why'] | 'offline';

const WAITS: Readonly<Record<WaitWhy, readonly [says: string, more: string]>> = {
  'not-asked': ['Ikke si noe om saken ennå', 'Spør hvem som ringer, skriv det du hører, og kontroller.'],
  stale: ['Ikke si mer om saken nå', 'Svaret er over fem minutter gammelt. Kontroller på nytt.'],
  changed: ['Ikke si mer om saken nå', 'Noe er endret etter at du kontrollerte. Kontroller på nytt.'],
  'debtor-left': ['Ikke si mer om saken nå', 'Debitor har lagt på. Kontroller den du fortsatt snakker med.'],
  offline: [
    'Ikke si mer om saken nå',
    'Skjermen får ikke svar. Vent til den gjør det, og kontroller på nytt.',
  ],
};

/** The answer as it stands, and hidden beside it what it turns into when it is one of the past. */
export function Verdict({
  screen,
  focused,
}: {
  readonly screen: CallScreen;
  readonly focused: boolean;
}): VNode | null {
  const { standing, call, basis } = screen;
  if (standing.word === 'over') return null;
  if (standing.word === 'wait') return <Wait why={standing.why} />;
  const { check } = standing;
  return (
    <div aria-live="polite" data-call-answer data-until={standing.until}>
      {check.kind === 'agent' ? (
        <AgentAnswer check={check} caseNumber={call.caseNumber} basis={basis} focused={focused} />
      ) : (
        <DebtorAnswer check={check} caseNumber={call.caseNumber} focused={focused} />
      )}
      <Wait why="stale" hidden />
      <Wait why="changed" hidden />
      <Wait why="offline" hidden />
    </div>
  );
}

function Wait({ why, hidden = false }: { readonly why: WaitWhy; readonly hidden?: boolean }): VNode {
  const [says, more] = WAITS[why];
  return (
    <section class="verdict verdict-wait" hidden={hidden} data-wait={why} aria-label="Svar">
      <Head look={LOOKS.wait} says={says} more={[more]} />
    </section>
  );
}

function Head({
  look,
  says,
  more,
}: {
  readonly look: Look;
  readonly says: ComponentChildren;
  readonly more: readonly string[];
}): VNode {
  return (
    <div class="verdict-head">
      <p class="verdict-word">
        <Icon name={look.icon} />
        {look.word}
      </p>
      <div class="verdict-says">
        <h2>{says}</h2>
        {more.map((line) => (
          <p>{line}</p>
        ))}
      </div>
    </div>
  );
}

/** What stands under the word: pairs of name and value, some of them to beware of. */
type Cell = readonly [name: string, value: string, beware?: true];

function Answer({
  look,
  says,
  more,
  cells,
  duties,
  stamp,
  focused,
}: {
  readonly look: Look;
  readonly says: ComponentChildren;
  readonly more: readonly string[];
  readonly cells: readonly Cell[];
  readonly duties: readonly string[];
  readonly stamp: string;
  readonly focused: boolean;
}): VNode {
  return (
    <section
      class={`verdict verdict-${look.look}`}
      aria-label="Svar"
      data-answer
      tabIndex={-1}
      {...(focused && { 'data-takes-focus': true })}
    >
      <Head look={look} says={says} more={more} />
      {cells.length > 0 && (
        <dl class="verdict-cells">
          {cells.map(([name, value, beware]) => (
            <div class={beware ? 'beware' : ''}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {duties.length > 0 && (
        <ul class="verdict-duties">
          {duties.map((duty) => (
            <li>
              <Icon name="ExclamationmarkTriangleFill" /> {duty}
            </li>
          ))}
        </ul>
      )}
      <p class="stamp">
        {stamp}
        <noscript> Skjermen oppdaterer seg ikke selv her: kontroller på nytt etter fem minutter.</noscript>
      </p>
    </section>
  );
}

function AgentAnswer({
  check,
  caseNumber,
  basis,
  focused,
}: {
  readonly check: AgentChecked;
  readonly caseNumber: string;
  readonly basis: CallScreen['basis'];
  readonly focused: boolean;
}): VNode {
  const { answer, said, power } = check;
  const stamp = `Kontrollert kl. ${secondOfDay(check.at)}. Spørsmålet var: ${POWER_WORDS[power].toLowerCase()}.`;
  if (answer.decision === 'deny')
    return (
      <Answer
        look={LOOKS.no}
        says={`${isOnlyBeyond(answer.reasons) ? NOT_THAT[power] : NOT_THAT.information} ${said.name}`}
        more={denialLines(answer, 'nb').reasons}
        cells={[]}
        duties={[]}
        {...{ stamp, focused }}
      />
    );
  return (
    <Answer
      look={LOOKS.yes}
      says={`${THAT[power]} ${said.name} ${power === 'information' ? 'om' : 'i'} sak ${caseNumber}`}
      more={[basisSaid(answer.kind, basis)]}
      cells={cellsOf(answer, basis)}
      duties={obligationLines(answer.obligations, 'nb')}
      {...{ stamp, focused }}
    />
  );
}

const THAT: Readonly<Record<Power, string>> = {
  information: 'Du kan snakke med',
  agreements: 'Du kan inngå avtaler med',
  objections: 'Du kan ta imot innsigelser fra',
  correspondence: 'Du kan sende post til',
};

const NOT_THAT: Readonly<Record<Power, string>> = {
  information: 'Ikke gi opplysninger til',
  agreements: 'Ikke inngå avtaler med',
  objections: 'Ikke ta imot innsigelser fra',
  correspondence: 'Ikke send post til',
};

/** There is an authorization, and it goes less far than what was asked. */
function isOnlyBeyond(reasons: readonly DenyReason[]): boolean {
  return reasons.every((reason) => reason === 'POWER_NOT_GRANTED');
}

type Allowed = Extract<AgentChecked['answer'], { decision: 'allow' }>;

function basisSaid(kind: Allowed['kind'], basis: CallScreen['basis']): string {
  if (kind === 'oral')
    return basis ? `Muntlig fullmakt, gitt kl. ${timeOfDay(basis.grantedAt)}` : 'Muntlig fullmakt';
  return basis
    ? `Skriftlig fullmakt, godkjent ${fullDay(osloDayOf(basis.grantedAt), 'nb')}`
    : 'Skriftlig fullmakt';
}

function cellsOf(answer: Allowed, basis: CallScreen['basis']): readonly Cell[] {
  const cannot = POWERS.filter((power) => !answer.powers.includes(power));
  return [
    ['Gjelder til og med', lastsSaid(answer)],
    ['Kan', powersText(answer.powers)],
    ...(cannot.length > 0 ? [['Kan ikke', powersText(cannot), true] as const] : []),
    ...(basis ? [['Andre saker', otherCasesSaid(basis), true] as const] : []),
    ...(answer.limits === null ? [] : [['Begrensninger', answer.limits, true] as const]),
  ];
}

function lastsSaid({ kind, validThrough }: Allowed): string {
  if (kind === 'oral') return 'Slutten av samtalen';
  return validThrough === null ? 'Saken er avsluttet' : fullDay(validThrough, 'nb');
}

function otherCasesSaid({ scope }: NonNullable<CallScreen['basis']>): string {
  if (scope.all) return 'Med, hvis de var registrert da fullmakten ble gitt. Kontroller hver for seg.';
  const others = scope.listed.length - 1;
  if (others <= 0) return 'Ikke med. Si nei om andre saker.';
  return `${others} til er med. Kontroller hver for seg.`;
}

function DebtorAnswer({
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
        cells={[]}
        duties={[]}
        {...{ stamp, focused }}
      />
    );
  return (
    <Answer
      look={LOOKS.yes}
      says={`${said.name} er debitor i sak ${caseNumber}`}
      more={['Navn og fødselsdato stemmer.']}
      cells={[]}
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
