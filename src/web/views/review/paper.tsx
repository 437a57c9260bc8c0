// The papers as we have drawn them, page by page, with a frame around each place something was read from.

import type { VNode } from 'preact';
import type { Mark, ShownDocument, ShownPage } from '../../console/review/readings.js';
import { Icon, Notice } from '../parts.js';

export function Papers({ documents }: { readonly documents: readonly ShownDocument[] }): VNode {
  return (
    <div class="papers" id="documents" tabIndex={0} role="group" aria-label="Papirene" data-papers>
      {documents.map((document) => (
        <Paper document={document} />
      ))}
    </div>
  );
}

function Paper({ document }: { readonly document: ShownDocument }): VNode {
  const { name, original, difference, pages, findings, signatures } = document;
  const alarming = findings.filter(({ isAlarming }) => isAlarming);
  const others = [...findings.filter(({ isAlarming }) => !isAlarming).map(({ text }) => text), ...signatures];
  return (
    <section class="paper" aria-label={name}>
      <header class="paper-head">
        <Icon name="FileText" />
        <h2 class="paper-name">{name}</h2>
        <span class="paper-links">
          {difference !== null && (
            <a class="paper-link" href={difference}>
              Sammenlign med skjemaet vårt
            </a>
          )}
          <a class="paper-link" href={original} download>
            Last ned filen
          </a>
        </span>
      </header>
      {alarming.length > 0 && (
        <Notice color="danger">
          {alarming.map(({ text }) => (
            <p>{text}</p>
          ))}
        </Notice>
      )}
      {others.length > 0 && (
        <ul class="paper-facts">
          {others.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
      {pages.map((page) => (
        <Page page={page} of={document} />
      ))}
    </section>
  );
}

function Page({ page, of }: { readonly page: ShownPage; readonly of: ShownDocument }): VNode {
  const title = `Side ${page.number} av ${of.pages.length}`;
  return (
    <figure class="page">
      <figcaption>
        {title}
        <a class="paper-link" href={`${page.picture}?size=large`} target="_blank" rel="noopener">
          Åpne i ny fane
        </a>
      </figcaption>
      <div class="sheet">
        <img
          src={`${page.picture}?size=large`}
          alt={`${title} i ${of.name}`}
          loading={page.number === 1 ? 'eager' : 'lazy'}
        />
        <Marks marks={page.marks} />
      </div>
    </figure>
  );
}

/** Shares of the page's sides, drawn over its picture. */
function Marks({ marks }: { readonly marks: readonly Mark[] }): VNode {
  return (
    <svg class="marks" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      {marks.map(({ id, requirement, box }) => (
        <rect
          class="place"
          id={id}
          data-requirement={requirement}
          x={box.x}
          y={box.y}
          width={box.width}
          height={box.height}
        />
      ))}
    </svg>
  );
}
