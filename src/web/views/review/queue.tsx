// The review queue: what waits, how old it is against the week we have to answer in, and who is on it.

import type { ComponentChildren, VNode } from 'preact';
import type { QueuePage, Review } from '../../../documents/reviewing/actions.js';
import { pagesOf } from '../../../documents/document.js';
import { isOpen, statusOf } from '../../../documents/submission.js';
import { suggestionsIn } from '../../../documents/suggestions.js';
import { type Instant, daysBetween, osloDayOf } from '../../../shared/dates.js';
import type { AuthorizationId } from '../../../shared/ids.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { fullDay, timeOfDay } from '../../words/dates.js';
import { PAPER_STATUS_WORDS } from '../../words/state-words.js';
import { Form } from '../form.js';
import { MaskedNotice } from '../masked.js';
import { Button, ButtonLink, Heading, Notice, Table, Tag } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';

/** What has just been done, told on top of the queue. */
export const DONE = {
  godkjent: 'Fullmakten er godkjent.',
  bedt: 'Avsenderen er bedt om det som mangler.',
  avslatt: 'Fullmakten er avslått, og avsenderen får vite hvorfor.',
  tom: 'Det er ingenting som venter på deg akkurat nå.',
} as const;
export type Done = keyof typeof DONE;

export type QueueProps = {
  readonly scene: Scene;
  readonly page: QueuePage;
  readonly done: Done | null;
  /** The one just approved. */
  readonly approved: AuthorizationId | null;
  /** Whether a national id was taken out of what was written. */
  readonly masked: boolean;
  /** Where the next page is; null on the last. */
  readonly next: string | null;
};

export function QueuePageView({ scene, page, done, approved, masked, next }: QueueProps): VNode {
  return (
    <StaffLayout scene={scene} title="Til kontroll">
      {done && (
        <Notice color={done === 'tom' ? 'info' : 'success'} announced>
          <p>
            {DONE[done]}{' '}
            {approved && (
              <a class="ds-link" href={paths.authorization(approved)}>
                Vis fullmakten
              </a>
            )}
          </p>
        </Notice>
      )}
      {masked && <MaskedNotice />}
      <div class="head-line">
        <Heading level={1}>Til kontroll</Heading>
        <Form scene={scene} action={paths.nextReview} class="">
          <Button hotkey="F4" icon="ArrowRight">
            Ta neste
          </Button>
        </Form>
      </div>
      <p class="small">
        «Ta neste» gir deg den eldste som ingen ser på. Å åpne en fra listen er bare å lese: trykk F4 der for
        å ta den, så ser kollegene det her i ti minutter.
      </p>
      {page.items.length === 0 ? (
        <p>Køen er tom.</p>
      ) : (
        <Table
          caption="Innsendinger som ikke er avgjort, eldste først"
          quiet
          columns={['Debitor', 'Svarfrist', 'Status', 'Hvem', 'Saksnummer', 'Mottatt', 'Sider']}
          rows={page.items.map((review) => rowOf(review, scene))}
        />
      )}
      {next !== null && (
        <p>
          <ButtonLink href={next} variant="secondary">
            Vis flere
          </ButtonLink>
        </p>
      )}
    </StaffLayout>
  );
}

function rowOf(review: Review, scene: Scene): readonly ComponentChildren[] {
  const { submission, documents } = review;
  const { text, color } = PAPER_STATUS_WORDS[statusOf(submission)];
  return [
    <a class="ds-link" href={paths.review(submission.id)}>
      {debtorIn(review) ?? 'Navnet er ikke lest'}
    </a>,
    <Deadline submission={submission} now={scene.now} />,
    <Tag color={color}>{text}</Tag>,
    claimText(review, scene) || 'Ledig',
    submission.papers.caseNumber ?? '–',
    <span class="nowrap">{fullDay(osloDayOf(submission.receivedAt), 'nb')}</span>,
    String(pagesOf(documents)),
  ];
}

/** How long we have left of the week (2026 law § 17). */
export function Deadline({
  submission,
  now,
}: {
  readonly submission: Review['submission'];
  readonly now: Instant;
}): VNode {
  const left = daysBetween(osloDayOf(now), submission.answerBy);
  const day = fullDay(submission.answerBy, 'nb');
  if (!isOpen(submission)) return <span>{day}</span>;
  const color = left < 0 ? 'danger' : left <= SOON_DAYS ? 'warning' : 'neutral';
  return (
    <span class="deadline">
      <span class="nowrap">{day}</span> <Tag color={color}>{leftText(left)}</Tag>
    </span>
  );
}

/** House rule: so few days before the end it is marked. */
const SOON_DAYS = 2;

function leftText(left: number): string {
  if (left < 0) return `${-left} ${left === -1 ? 'dag' : 'dager'} over fristen`;
  if (left === 0) return 'Må svares på i dag';
  return `${left} ${left === 1 ? 'dag' : 'dager'} igjen`;
}

/** As read, else as suggested; null when no machine has found it. */
export function debtorIn({ submission, documents }: Review): string | null {
  const read = submission.papers.fields?.debtor.name.value;
  if (read) return read;
  const suggested = suggestionsIn(documents).find(
    ({ field, value }) => field === 'debtor.name' && typeof value === 'string',
  );
  return typeof suggested?.value === 'string' ? suggested.value : null;
}

/** Who is on it; "" when nobody is. */
export function claimText({ submission: { claim } }: Review, { session }: Scene): string {
  if (claim === null) return '';
  const since = `siden kl. ${timeOfDay(claim.at)}`;
  return claim.by === session?.name ? `Du ser på denne ${since}` : `${claim.by} ser på denne ${since}`;
}
