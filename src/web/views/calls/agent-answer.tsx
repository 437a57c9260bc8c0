// The answer about somebody who calls for a debtor, and what he may do.

import type { VNode } from 'preact';
import { POWERS, type Power } from '../../../authorizations/scope.js';
import { osloDayOf } from '../../../shared/dates.js';
import type { DenyReason } from '../../../verification/disclosure.js';
import type { CallScreen } from '../../../verification/on-call/actions.js';
import type { AgentChecked } from '../../../verification/on-call/standing.js';
import { denialLines, obligationLines } from '../../../verification/words.js';
import { secondOfDay } from '../../words/call-words.js';
import { fullDay, timeOfDay } from '../../words/dates.js';
import { POWER_WORDS, powersText } from '../../words/state-words.js';
import { Answer, type Cell, LOOKS } from './answer.js';

export function AgentAnswer({
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
