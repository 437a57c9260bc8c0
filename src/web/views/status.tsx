// Where papers stand: what was found on them line by line, what to do now, and every use made of the authorization.

import type { VNode } from 'preact';
import type { ChecklistLine } from '../../documents/checklist.js';
import { checklistOf, isCompletionOpen, isOpen } from '../../documents/submission.js';
import {
  checklistMessage,
  completionMessage,
  deficiencyMessage,
  requirementLabel,
} from '../../documents/words.js';
import type { Scene } from '../site.js';
import { fullInstant } from '../words/dates.js';
import { PAPERS_WORDS } from '../words/papers-words.js';
import { said } from '../words/said.js';
import { datesOf, powerText, type Standing, wordsFor } from '../words/standing-words.js';
import { type FieldFault, FileField, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { Button, ButtonLink, Facts, Heading, Icon, Notice, Table, Tag } from './parts.js';
import { PublicLayout } from './public-layout.js';
import { PAPER_TYPES, UploadProgress } from './upload.js';

export type StatusProps = {
  readonly scene: Scene;
  readonly standing: Standing;
  readonly faults: readonly FieldFault[];
};

type Props = { readonly scene: Scene; readonly standing: Standing };

export function StatusPage({ scene, standing, faults }: StatusProps): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  const { submission, granted } = standing;
  const { title, lead, color } = wordsFor(standing, scene.language);
  return (
    <PublicLayout
      scene={scene}
      title={`${t.statusTitle}: ${title}`}
      faulty={faults.length > 0}
      scripts={['upload.js']}
      back=""
    >
      <FaultSummary scene={scene} faults={faults} />
      {standing.code !== null && <Receipt scene={scene} code={standing.code} />}
      <p class="step-count">{t.statusTitle}</p>
      <div class={`standing standing-${color}`}>
        <Heading level={1}>{title}</Heading>
      </div>
      <p class="lead">{lead}</p>
      <Facts facts={datesOf(standing, scene.language)} />
      <Completion scene={scene} standing={standing} />
      {submission.decision?.outcome === 'rejected' && <Reasons scene={scene} standing={standing} />}
      {submission.decision === null && submission.withdrawnAt === null && (
        <Lines scene={scene} standing={standing} />
      )}
      {granted && <Uses scene={scene} standing={standing} faults={faults} />}
      {isOpen(submission) && <More scene={scene} faults={faults} />}
      <Ways scene={scene} standing={standing} />
    </PublicLayout>
  );
}

function Receipt({ scene, code }: { readonly scene: Scene; readonly code: string }): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  return (
    <Notice color="success" announced>
      <Heading level={2}>{t.received}</Heading>
      <p>
        {t.yourCode}: <span class="reference">{grouped(code)}</span>
      </p>
      <p>{t.keepCode}</p>
    </Notice>
  );
}

function Completion({ scene, standing }: Props): VNode | null {
  const { submission } = standing;
  const { completion } = submission;
  if (!completion || !isCompletionOpen(submission)) return null;
  const message = completionMessage({ missing: completion.missing, note: null, language: scene.language });
  return (
    <Notice color="warning">
      {message.split('\n\n').map((paragraph) => (
        <p class="lines">{paragraph}</p>
      ))}
    </Notice>
  );
}

function Reasons({ scene, standing }: Props): VNode | null {
  const t = said(PAPERS_WORDS, scene.language);
  const reasons = standing.submission.decision?.reasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <section aria-labelledby="reasons">
      <Heading level={2} id="reasons">
        {t.reasons}
      </Heading>
      <ul class="ds-list">
        {reasons.map((reason) => (
          <li>{deficiencyMessage(reason, scene.language)}</li>
        ))}
      </ul>
    </section>
  );
}

const STATES = {
  present: { color: 'success', icon: 'CheckmarkCircleFill', word: 'present' },
  missing: { color: 'danger', icon: 'XMarkOctagonFill', word: 'missingState' },
  invalid: { color: 'danger', icon: 'XMarkOctagonFill', word: 'invalid' },
  unclear: { color: 'info', icon: 'HourglassBottomFilled', word: 'unclear' },
} as const;

/** What must be mended comes first: that is what the sender can do something about. */
function Lines({ scene, standing }: Props): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  const lines = checklistOf(standing.submission);
  const wrong = lines.filter(isWrong);
  const others = lines.filter((line) => !isWrong(line));
  return (
    <section aria-labelledby="checklist">
      <Heading level={2} id="checklist">
        {wrong.length > 0 ? t.missing(wrong.length) : t.checklist}
      </Heading>
      {wrong.length === 0 && <p>{t.allThere}</p>}
      <ul class="checklist">
        {[...wrong, ...others].map((line) => (
          <Line scene={scene} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Line({ scene, line }: { readonly scene: Scene; readonly line: ChecklistLine }): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  const { color, icon, word } = STATES[line.state];
  return (
    <li class={`check check-${color}`}>
      <Icon name={icon} />
      <div>
        <p class="check-name">
          <strong>{requirementLabel(line.requirement, scene.language)}</strong>{' '}
          <Tag color={color}>{t[word]}</Tag>
        </p>
        {(line.state !== 'present' || line.reasons.length > 0) && (
          <p>{checklistMessage(line, scene.language)}</p>
        )}
      </div>
    </li>
  );
}

function Uses({ scene, standing, faults }: StatusProps): VNode | null {
  const t = said(PAPERS_WORDS, scene.language);
  const { granted, identified } = standing;
  if (!granted) return null;
  const { uses, authorization } = granted;
  const named = identified ? [t.usedBy, t.usedCase] : [];
  const rows = uses.map(({ at, power, caseNumber }) => [
    fullInstant(at, scene.language),
    powerText(power, scene.language),
    ...(identified ? [authorization.agent.name, caseNumber] : []),
  ]);
  return (
    <section aria-labelledby="uses">
      <Heading level={2} id="uses">
        {t.uses}
      </Heading>
      {uses.length === 0 ? (
        <p>{t.noUses}</p>
      ) : (
        <Table caption={t.uses} quiet columns={[t.usedAt, t.usedFor, ...named]} rows={rows} />
      )}
      {!identified && uses.length > 0 && (
        <Form scene={scene} action={`/${scene.language}/status/bruk`}>
          <p>{t.whoUsed}</p>
          <TextField
            name="birthDate"
            label={t.birthDate}
            hint={t.birthDateHint}
            faults={faults}
            inputMode="numeric"
            autocomplete="bday"
            width="short"
          />
          <Button variant="secondary">{t.showNames}</Button>
        </Form>
      )}
    </section>
  );
}

function More({ scene, faults }: Pick<StatusProps, 'scene' | 'faults'>): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  return (
    <section aria-labelledby="more" class="no-print">
      <Heading level={2} id="more">
        {t.more}
      </Heading>
      <Form scene={scene} action={`/${scene.language}/status/sider`} upload>
        <p>{t.moreLead}</p>
        <FileField label={t.files} hint={t.filesHint} faults={faults} accept={PAPER_TYPES} multiple />
        <Button icon="Upload">{t.send}</Button>
        <UploadProgress scene={scene} />
      </Form>
    </section>
  );
}

function Ways({ scene, standing }: Props): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  const { language } = scene;
  const { submission } = standing;
  const mayWithdraw = submission.withdrawnAt === null && submission.decision?.outcome !== 'rejected';
  return (
    <div class="actions no-print ways-on">
      <ButtonLink href={`/${language}/status/utskrift`} variant="secondary" icon="PrinterSmall">
        {t.print}
      </ButtonLink>
      {mayWithdraw && (
        <ButtonLink href={`/${language}/trekk-tilbake`} variant="secondary" icon="ArrowUndo">
          {t.withdraw}
        </ButtonLink>
      )}
      <Form scene={scene} action={`/${language}/status/annen`} class="">
        <Button variant="tertiary">{t.otherCode}</Button>
      </Form>
    </div>
  );
}

function isWrong({ state }: ChecklistLine): boolean {
  return state === 'missing' || state === 'invalid';
}

/** Four by four, as one reads it aloud. */
function grouped(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join(' ');
}
