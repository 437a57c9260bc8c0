// The screen of a call: the answer, the check of who is on the line, the script, the case, and what has happened.

import type { VNode } from 'preact';
import { POWERS } from '../../../authorizations/scope.js';
import type { Scene as ScriptScene } from '../../../calls/script.js';
import { formatNorwegianDay } from '../../../shared/dates.js';
import type { CallScreen } from '../../../verification/on-call/actions.js';
import { denialLines, disclosureMessages } from '../../../verification/words.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { POWER_WORDS } from '../../words/state-words.js';
import { Choices } from '../choices.js';
import { type FieldFault, TextField } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { Button, ButtonLink, Heading, Notice } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';
import { CallBar } from './call-bar.js';
import { CaseFacts, Story } from './call-facts.js';
import { OtherGrounds } from './other-grounds.js';
import { Keys, Script } from './script.js';
import { Verdict, wordOf } from './verdict.js';

/** Whose check the screen shows: the one who calls for the debtor, or the debtor himself. */
export type Caller = 'agent' | 'debtor';

/** As typed, when the form comes back. */
type Heard = { readonly name: string; readonly birthDate: string; readonly power: string };

export type CallProps = {
  readonly scene: Scene;
  readonly screen: CallScreen;
  readonly caller: Caller;
  readonly typed: Heard | null;
  readonly faults: readonly FieldFault[];
};

export function CallPage(props: CallProps): VNode {
  const { scene, screen, faults } = props;
  const { call, over, standing } = screen;
  const focused = faults.length === 0;
  return (
    <StaffLayout
      scene={scene}
      title={`${wordOf(standing)} – samtale om sak ${call.caseNumber}`}
      faulty={faults.length > 0}
      scripts={over ? [] : ['call.js']}
      bar={<CallBar scene={scene} screen={screen} />}
      wide
    >
      <h1 class="ds-sr-only">Samtale om sak {call.caseNumber}</h1>
      <div
        class="call"
        {...(!over && {
          'data-call': true,
          'data-now': scene.now,
          'data-version': String(screen.version),
          'data-version-at': paths.callStep(call.id, 'versjon'),
        })}
      >
        <div class="call-middle">
          <FaultSummary scene={scene} faults={faults} />
          {over ? <Ended screen={screen} /> : <Verdict screen={screen} focused={focused} />}
          {standing.word === 'no' && <Instead screen={screen} scene={scene} />}
          {!over && <CheckForm {...props} />}
          {(standing.word === 'yes' || standing.word === 'wait') && <Instead screen={screen} scene={scene} />}
        </div>
        <div class="call-right">
          <Script at={scriptAt(props)} />
          {(standing.word === 'yes' || standing.word === 'no') && <Script at={{ step: 'again' }} hidden />}
          {!over && <Keys />}
        </div>
        <div class="call-left">
          <CaseFacts screen={screen} />
          <Story story={screen.story} />
        </div>
      </div>
    </StaffLayout>
  );
}

function Ended({ screen: { oral, call } }: { readonly screen: CallScreen }): VNode {
  return (
    <>
      <Notice color="success" announced>
        <Heading level={2}>Samtalen er avsluttet</Heading>
        <p>{oralEnded(oral)}</p>
      </Notice>
      <p class="actions">
        <ButtonLink href={paths.calls} icon="Phone">
          Ny samtale
        </ButtonLink>
        <ButtonLink href={paths.case(call.caseNumber)} variant="secondary">
          Til saken
        </ButtonLink>
      </p>
    </>
  );
}

function oralEnded(oral: number): string {
  if (oral === 0) return 'Ingen muntlig fullmakt ble gitt i samtalen.';
  return oral === 1
    ? '1 muntlig fullmakt er avsluttet. Den gjaldt bare i denne samtalen.'
    : `${oral} muntlige fullmakter er avsluttet. De gjaldt bare i denne samtalen.`;
}

/** Never the end of the conversation: what can be done, whatever the answer is. */
function Instead({ screen, scene }: { readonly screen: CallScreen; readonly scene: Scene }): VNode | null {
  const { standing, call } = screen;
  const offers = offersOn(screen);
  const oral = isOralPossible(screen);
  if (offers.length === 0 && !oral) return null;
  return (
    <section class="panel instead" aria-labelledby="instead">
      <Heading level={2} id="instead">
        {standing.word === 'no' ? 'Det du kan gjøre i stedet' : 'Er debitor på linjen?'}
      </Heading>
      {offers.length > 0 && (
        <ul class="offers">
          {offers.map((offer) => (
            <li>{offer}</li>
          ))}
        </ul>
      )}
      {oral && (
        <p class="actions">
          <ButtonLink
            href={paths.callStep(call.id, 'muntlig')}
            variant={standing.word === 'no' ? 'primary' : 'secondary'}
            hotkey="F8"
          >
            Debitor er med: ny muntlig fullmakt
          </ButtonLink>
          {standing.word === 'no' && <span class="muted">Skjemaet ligger på {scene.agency.website}</span>}
        </p>
      )}
      {standing.word === 'no' && standing.check.kind === 'agent' && <OtherGrounds />}
    </section>
  );
}

function offersOn({ standing }: CallScreen): readonly string[] {
  if (standing.word !== 'no') return [];
  const { check } = standing;
  if (check.kind === 'agent')
    return check.answer.decision === 'deny' ? denialLines(check.answer, 'nb').offers : [];
  if (check.status === 'deceased') return ['Tilby den som har skifteattest, å sende den til oss.'];
  return [
    'Be om fullt navn og fødselsdato en gang til.',
    'Be innringeren ha brevet foran seg og ringe igjen, eller be om å bli ringt opp.',
  ];
}

/** As long as the debtor may be on the line and can give one. */
function isOralPossible({ call, debtor }: CallScreen): boolean {
  return call.debtorLeftAt === null && debtor !== null && debtor.status === 'normal';
}

function CheckForm(props: CallProps): VNode {
  const { screen, caller } = props;
  const { call } = screen;
  const tabs = [
    ['agent', 'Ringer for debitor', paths.call(call.id)],
    ['debtor', 'Debitor selv', paths.callStep(call.id, 'debitor')],
  ] as const;
  return (
    <section class="panel check-caller" aria-labelledby="check">
      <div class="check-top">
        <Heading level={2} id="check">
          Hvem ringer?
        </Heading>
        <nav class="caller-tabs" aria-label="Hvem ringer">
          {tabs.map(([who, text, href]) => (
            <a href={href} aria-current={who === caller ? 'page' : undefined}>
              {text}
            </a>
          ))}
        </nav>
      </div>
      <p class="muted">Skriv det du hører. Systemet sammenligner, og sier bare om det stemmer.</p>
      <Fields {...props} />
    </section>
  );
}

function Fields({ scene, screen, caller, typed, faults }: CallProps): VNode {
  const { newest, standing } = screen;
  const before = newest?.kind === caller ? newest : null;
  const heard = typed ?? {
    name: before?.said.name ?? '',
    birthDate: before ? formatNorwegianDay(before.said.birthDate) : '',
    power: before?.kind === 'agent' ? before.power : 'information',
  };
  const answered = before !== null && typed === null && (standing.word === 'yes' || standing.word === 'no');
  return (
    <Form
      scene={scene}
      class="check-fields in-columns"
      hotkey="Ctrl+Enter"
      {...(answered && { marked: 'asks-again' })}
    >
      <div class="person-row">
        <TextField
          name={`${caller}.name`}
          label={caller === 'agent' ? 'Navnet på den som ringer' : 'Navnet debitor sier'}
          value={heard.name}
          faults={faults}
          takesFocus={newest === null && faults.length === 0}
          verbatim
        />
        <TextField
          name={`${caller}.birthDate`}
          label="Fødselsdato"
          value={heard.birthDate}
          faults={faults}
          inputMode="numeric"
          width="short"
        />
      </div>
      {caller === 'agent' && (
        <Choices
          name="power"
          legend="Hva vil innringeren?"
          choices={POWERS.map((power) => ({ value: power, label: POWER_WORDS[power] }))}
          chosen={[heard.power]}
          faults={faults}
        />
      )}
      <p class="actions">
        <Button hotkey="F4">{answered ? 'Kontroller på nytt' : 'Kontroller'}</Button>
      </p>
    </Form>
  );
}

function scriptAt({ screen, caller }: CallProps): ScriptScene {
  const { standing } = screen;
  if (standing.word === 'over') return { step: 'ended' };
  if (standing.word !== 'wait') return answeredScript(screen, standing.check);
  if (standing.why !== 'not-asked') return { step: 'again' };
  return { step: caller === 'agent' ? 'who' : 'debtor-unchecked' };
}

type Checked = NonNullable<CallScreen['newest']>;

function answeredScript(screen: CallScreen, check: Checked): ScriptScene {
  if (check.kind === 'debtor')
    return { step: screen.standing.word === 'yes' ? 'debtor-known' : 'debtor-unknown' };
  const said = disclosureMessages(check.answer, 'nb').callerMessage;
  if (check.answer.decision === 'deny') return { step: 'denied', said, oralPossible: isOralPossible(screen) };
  const { kind, limits } = check.answer;
  return { step: 'allowed', said, oral: kind === 'oral', limited: limits !== null };
}
