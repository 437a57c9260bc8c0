// A sheet to print: who we are on top, what it says, and when it was printed. On the screen it looks as it will on paper.

import type { ComponentChildren, VNode } from 'preact';
import type { Scene } from '../site.js';
import { fullInstant } from '../words/dates.js';
import { RECEIPT_WORDS } from '../words/receipt-words.js';
import { said } from '../words/said.js';
import { Document } from './document.js';
import { ButtonLink, Heading, Icon } from './parts.js';

export type SheetProps = {
  readonly scene: Scene;
  readonly title: string;
  /** Where it was come from. */
  readonly back: string;
  readonly children: ComponentChildren;
};

export function Sheet({ scene, title, back, children }: SheetProps): VNode {
  const { agency, language, now, session } = scene;
  const t = said(RECEIPT_WORDS, language);
  const when = fullInstant(now, language);
  return (
    <Document kind="sheet" scene={scene} title={title} scripts={['print.js']}>
      <nav class="sheet-tools no-print" aria-label={t.print}>
        <ButtonLink href={back} variant="secondary" icon="ArrowLeft">
          {t.back}
        </ButtonLink>
        <button class="ds-button" type="button" data-print hidden>
          <Icon name="PrinterSmall" />
          {t.print}
        </button>
        <p data-print-hint>{t.printHint}</p>
      </nav>
      <main id="main" class="sheet" tabIndex={-1}>
        <div class="letterhead">
          <p>
            <strong>{agency.name}</strong>
          </p>
          <p>{[...agency.address, agency.phone].join(' · ')}</p>
          {agency.organisationNumber !== null && (
            <p>{`${t.organisationNumber} ${agency.organisationNumber}`}</p>
          )}
        </div>
        <Heading level={1}>{title}</Heading>
        {children}
        <p class="small sheet-end">
          {t.madeAt({ when })}
          {session && ` ${session.name}.`}
        </p>
      </main>
    </Document>
  );
}
