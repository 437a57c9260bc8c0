// A submission that is decided: by whom and when. Whoever came too late finds what he had typed below.

import type { VNode } from 'preact';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { statusOf } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { textIn, textsIn } from '../../typed.js';
import { fullInstant } from '../../words/dates.js';
import { JUDGEMENTS, REASON_NAMES, REQUIREMENT_NAMES, SIGNATURE_CHECKS } from '../../words/review-words.js';
import { PAPER_STATUS_WORDS, POWER_WORDS } from '../../words/state-words.js';
import { Form } from '../form.js';
import { Button, ButtonLink, type Fact, Facts, Heading, Notice, Tag } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';
import { FIELD_LABELS } from './line-fields.js';
import { debtorIn } from './queue.js';

export type DecidedProps = {
  readonly scene: Scene;
  readonly opened: OpenedReview;
  /** What somebody wanted to decide it with, too late. */
  readonly work: Typed | null;
};

export function DecidedPage({ scene, opened, work }: DecidedProps): VNode {
  const { submission } = opened;
  const { decision } = submission;
  const { text, color } = PAPER_STATUS_WORDS[statusOf(submission)];
  const title = work ? 'Allerede avgjort' : 'Innsendingen er avgjort';
  return (
    <StaffLayout scene={scene} title={title} crumbs={[{ href: paths.reviews, text: 'Til kontroll' }]}>
      <Heading level={1}>{title}</Heading>
      {work && (
        <Notice color="warning" announced>
          <p>Noen kom deg i forkjøpet. Ingenting av det du sendte, er lagret. Det står nederst på siden.</p>
        </Notice>
      )}
      <section class="panel">
        <Facts
          facts={[
            ['Debitor', debtorIn(opened) ?? 'Ikke lest'],
            ['Saksnummer', opened.caseNumber ?? '–'],
            ['Mottatt', fullInstant(submission.receivedAt, 'nb')],
            ['Utfall', <Tag color={color}>{text}</Tag>],
            ...decidedFacts(opened),
            ...(decision && decision.reasons.length > 0
              ? ([['Grunner', decision.reasons.map((one) => REASON_NAMES[one]).join('\n')]] as const)
              : []),
          ]}
        />
        <div class="actions">
          {decision?.outcome === 'approved' && (
            <ButtonLink href={paths.authorization(decision.authorizationId)}>Vis fullmakten</ButtonLink>
          )}
          <Form scene={scene} action={paths.nextReview} class="">
            <Button variant="secondary" hotkey="F4" icon="ArrowRight">
              Ta neste
            </Button>
          </Form>
        </div>
      </section>
      {work && (
        <section class="panel" aria-labelledby="ditt">
          <Heading level={2} id="ditt">
            Det du hadde skrevet
          </Heading>
          <Facts facts={workFacts(work)} />
        </section>
      )}
    </StaffLayout>
  );
}

const ENDS: ReadonlySet<string> = new Set([
  'submission-approved',
  'submission-rejected',
  'submission-withdrawn',
]);

function decidedFacts({ story }: OpenedReview): readonly Fact[] {
  const last = story.findLast(({ type, outcome }) => ENDS.has(type) && outcome === 'done');
  if (!last) return [];
  const by = last.by.kind === 'anyone' ? 'Den som ga fullmakten' : (last.by.onBehalfOf ?? 'En kollega');
  return [
    ['Når', fullInstant(last.at, 'nb')],
    ['Av', by],
  ];
}

function workFacts(work: Typed): readonly Fact[] {
  const missing = textsIn(work, 'missing').map(
    (one) => REQUIREMENT_NAMES[one as keyof typeof REQUIREMENT_NAMES],
  );
  const reasons = textsIn(work, 'reasons').map((one) => REASON_NAMES[one as keyof typeof REASON_NAMES]);
  const chosen: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['Saker', textIn(work, 'fields.which') === 'all' ? ['Alle sakene'] : []],
    ['Kan', textsIn(work, 'fields.powers').map((one) => POWER_WORDS[one as keyof typeof POWER_WORDS])],
    ['Varighet', textsIn(work, 'fields.untilCaseClosed').map(() => 'Til saken er avsluttet')],
    [
      'Underskriften',
      [SIGNATURE_CHECKS[textIn(work, 'signatureCheckedBy') as keyof typeof SIGNATURE_CHECKS]],
    ],
    ['Mangler', missing],
    ['Grunner', reasons],
  ];
  const typed = Object.entries(FIELD_LABELS).map(
    ([name, label]) => [label, [answerText(textIn(work, name))]] as const,
  );
  return [...typed, ...chosen]
    .map(([label, values]) => [label, values.filter(Boolean).join(', ')] as const)
    .filter(([, value]) => value !== '');
}

function answerText(typed: string): string {
  return JUDGEMENTS[typed as keyof typeof JUDGEMENTS] ?? typed;
}
