// The page staff begin on: what waits for them, and where they can go.

import type { VNode } from 'preact';
import { type Day, osloDayOf } from '../../shared/dates.js';
import { mayDo } from '../../staff/permissions.js';
import { DESTINATIONS } from '../console/navigation.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { fullDay } from '../words/dates.js';
import type { IconName } from './icons.js';
import { ButtonLink, Heading, Icon } from './parts.js';
import { StaffLayout } from './staff-layout.js';

/** How much waits; null for what the person has nothing to do with. */
export type Queues = {
  readonly callbacks: number | null;
  readonly reviews: { readonly waiting: number; readonly answerBy: Day | null } | null;
};

export function WorkplacePage({ scene, queues }: { readonly scene: Scene; readonly queues: Queues }): VNode {
  const { session } = scene;
  const places = DESTINATIONS.filter(
    ({ href, permission }) => !SHOWN_ABOVE.has(href) && session !== null && mayDo(session.roles, permission),
  );
  const takesCalls = session !== null && mayDo(session.roles, 'calls');
  const { callbacks, reviews } = queues;
  const nothing = places.length === 0 && !takesCalls && callbacks === null && reviews === null;
  return (
    <StaffLayout scene={scene} title="Start">
      <Heading level={1}>{session ? `Hei, ${session.name}` : 'Start'}</Heading>
      {nothing && <p>Kontoen din har ingen oppgaver her. En administrator kan gi deg en rolle.</p>}
      <div class="desks">
        {takesCalls && <CallDesk />}
        {callbacks !== null && (
          <Desk title="Ring tilbake" icon="Phone" waiting={callbacks} href={paths.callbacks} go="Til køen">
            {callbacks === 0 ? 'Ingen venter på å bli ringt opp.' : 'venter på å bli ringt opp.'}
          </Desk>
        )}
        {reviews !== null && (
          <Desk
            title="Til kontroll"
            icon="FileText"
            waiting={reviews.waiting}
            href={paths.reviews}
            go="Til kontrollen"
          >
            {reviewsSaid(reviews, scene)}
          </Desk>
        )}
      </div>
      {places.length > 0 && (
        <ul class="tasks">
          {places.map(({ href, text }) => (
            <li>
              <a href={href}>
                <span>{text}</span>
                <Icon name="ArrowRight" class="task-end" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </StaffLayout>
  );
}

const SHOWN_ABOVE: ReadonlySet<string> = new Set([paths.start, paths.calls, paths.callbacks, paths.reviews]);

function CallDesk(): VNode {
  return (
    <section class="panel desk" aria-labelledby="desk-call">
      <h2 id="desk-call">
        <Icon name="PersonHeadset" /> Telefonen
      </h2>
      <p>Les opp om opptak, skriv saksnummeret, og kontroller hvem som ringer.</p>
      <p class="actions">
        <ButtonLink href={paths.calls} icon="PhoneFill">
          Ny samtale
        </ButtonLink>
      </p>
    </section>
  );
}

function Desk({
  title,
  icon,
  waiting,
  href,
  go,
  children,
}: {
  readonly title: string;
  readonly icon: IconName;
  readonly waiting: number;
  readonly href: string;
  readonly go: string;
  readonly children: string;
}): VNode {
  return (
    <section class="panel desk" aria-labelledby={`desk-${icon}`}>
      <h2 id={`desk-${icon}`}>
        <Icon name={icon} /> {title}
      </h2>
      <p>
        {waiting > 0 && <strong class="desk-count">{waiting}</strong>} {children}
      </p>
      <p class="actions">
        <ButtonLink href={href} variant="secondary">
          {go}
        </ButtonLink>
      </p>
    </section>
  );
}

/** Against the week an answer may take (2026 law § 17). */
function reviewsSaid({ waiting, answerBy }: NonNullable<Queues['reviews']>, { now }: Scene): string {
  if (waiting === 0) return 'Ingen innsendinger venter.';
  const sent = waiting === 1 ? 'innsending er ikke avgjort.' : 'innsendinger er ikke avgjort.';
  if (answerBy === null) return sent;
  if (answerBy < osloDayOf(now)) return `${sent} Fristen for den eldste var ${fullDay(answerBy, 'nb')}.`;
  return `${sent} Den eldste skal besvares innen ${fullDay(answerBy, 'nb')}.`;
}
