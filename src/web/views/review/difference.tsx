// What differs between a form that came back and the one we issued: each difference in words, and marked on the page.

import type { ComponentChildren, VNode } from 'preact';
import type { Compared } from '../../../documents/comparing/actions.js';
import type { SubmissionId } from '../../../shared/ids.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { Heading, Notice, Table } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';

export type DifferenceProps = {
  readonly scene: Scene;
  readonly id: SubmissionId;
  readonly pages: readonly (Compared & { readonly picture: string })[];
};

export function DifferencePage({ scene, id, pages }: DifferenceProps): VNode {
  const title = 'Sammenlignet med skjemaet vårt';
  return (
    <StaffLayout
      scene={scene}
      title={title}
      wide
      crumbs={[
        { href: paths.reviews, text: 'Til kontroll' },
        { href: paths.review(id), text: 'Innsendingen' },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      {pages.length === 0 && <p>Ingen av sidene sier at de er et skjema fra oss.</p>}
      {pages.map((page) => (
        <ComparedPage {...page} />
      ))}
    </StaffLayout>
  );
}

const OUTCOMES = {
  same: { color: 'success', text: 'Alle ord og verdier er slik vi ga dem ut, og det debitor har fylt ut.' },
  different: { color: 'warning', text: 'Skjemaet er ikke likt det vi ga ut.' },
  unread: { color: 'info', text: 'Dette er et bilde. Ordene er ikke sammenlignet; se selv etter endringer.' },
} as const;

function ComparedPage({ page, form, outcome, alterations, cut, picture }: DifferenceProps['pages'][number]) {
  const { color, text } = OUTCOMES[outcome];
  return (
    <section class="compared" aria-labelledby={`side-${page}`}>
      <Heading level={2} id={`side-${page}`}>
        Side {page}
      </Heading>
      <Notice color={color}>
        <p>
          {text} {form === null ? 'Det skjemaet den viser til, kjenner vi ikke.' : `Skjema: ${form}.`}
        </p>
        {outcome === 'different' && alterations.length === 0 && (
          <p>Ordene er like, eller kan ikke leses; noe i tegningen er et annet.</p>
        )}
      </Notice>
      <div class="two-steps">
        {alterations.length > 0 && (
          <Table
            caption={`Forskjeller på side ${page}`}
            quiet
            columns={['Nr.', 'Slik vi ga det ut', 'Slik det står nå', 'Hvor']}
            rows={alterations.map(({ was, now, field }, index): readonly ComponentChildren[] => [
              <a class="ds-link" href={`#sted-${page}-${index + 1}`}>
                {index + 1}
              </a>,
              was ?? 'Sto ikke der',
              now ?? 'Er borte',
              field === null ? 'I teksten' : 'I et felt',
            ])}
          />
        )}
        <div class="sheet">
          <img src={`${picture}?size=large`} alt={`Side ${page} slik den kom til oss`} />
          <svg class="marks" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            {alterations.map(({ box, kind }, index) => (
              <rect
                class={`place altered altered-${kind}`}
                id={`sted-${page}-${index + 1}`}
                x={box.x}
                y={box.y}
                width={box.width}
                height={box.height}
              />
            ))}
          </svg>
        </div>
      </div>
      {cut && <p>Det er flere forskjeller enn dem som vises.</p>}
    </section>
  );
}
