// The document is ready: where it is, what its number is, and what to do now.

import type { VNode } from 'preact';
import type { Visit } from '../../visits/visit.js';
import type { Scene } from '../site.js';
import { fullInstant } from '../words/dates.js';
import { FILL_WORDS } from '../words/fill-words.js';
import { said } from '../words/said.js';
import { ForgetForm } from './forget.js';
import { ButtonLink, Heading } from './parts.js';
import { PublicLayout } from './public-layout.js';

export type FillDoneProps = { readonly scene: Scene; readonly issued: NonNullable<Visit['issued']> };

export function FillDonePage({ scene, issued }: FillDoneProps): VNode {
  const t = said(FILL_WORDS, scene.language);
  const { language } = scene;
  return (
    <PublicLayout scene={scene} title={t.doneTitle} back="fyll-ut/sjekk">
      <Heading level={1}>{t.doneTitle}</Heading>
      <p class="lead">{t.doneLead}</p>
      <div class="box">
        <p class="actions">
          <ButtonLink
            href={`/api/v1/templates/issued/${issued.token}`}
            icon="Download"
            download="fullmakt.pdf"
          >
            {t.download}
          </ButtonLink>
        </p>
        <p class="small">{t.downloadNote(fullInstant(issued.expiresAt, language))}</p>
        <p>
          {t.reference}: <span class="reference">{issued.reference}</span>
        </p>
        <p class="small">{t.referenceNote}</p>
      </div>
      <section aria-labelledby="next">
        <Heading level={2} id="next">
          {t.next}
        </Heading>
        <ol class="steps">
          {[t.next1, t.next2, t.next3].map((text) => (
            <li>
              <p>{text}</p>
            </li>
          ))}
        </ol>
        <p class="actions">
          <ButtonLink href={`/${language}/last-opp`} variant="secondary" icon="Upload">
            {t.upload}
          </ButtonLink>
        </p>
      </section>
      <ForgetForm scene={scene} />
    </PublicLayout>
  );
}
