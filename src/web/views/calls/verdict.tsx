// The answer of a call as it stands: JA, NEI, or VENT with why there is none just now.

import type { VNode } from 'preact';
import type { CallScreen } from '../../../verification/on-call/actions.js';
import type { Standing } from '../../../verification/on-call/standing.js';
import { AgentAnswer } from './agent-answer.js';
import { Head, LOOKS } from './answer.js';
import { DebtorAnswer } from './debtor-answer.js';

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
