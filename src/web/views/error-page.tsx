// The page that says what went wrong and what to do now.

import type { VNode } from 'preact';
import type { Texts } from '../../shared/languages.js';
import type { Scene } from '../site.js';
import { ERROR_PAGE_WORDS } from '../words/error-words.js';
import { said } from '../words/said.js';
import { ButtonLink, Heading } from './parts.js';
import { PublicLayout } from './public-layout.js';

export type ErrorPageProps = {
  readonly scene: Scene;
  readonly words: { readonly title: Texts; readonly help: Texts };
  /** What to quote to us; null when there is nothing for us to look up. */
  readonly requestId: string | null;
  /** Where to begin again. */
  readonly start: string;
};

export function ErrorPage({ scene, words, requestId, start }: ErrorPageProps): VNode {
  const t = said(ERROR_PAGE_WORDS, scene.language);
  const { language, agency } = scene;
  return (
    <PublicLayout scene={scene} title={words.title[language]}>
      <Heading level={1}>{words.title[language]}</Heading>
      <p class="lead">{words.help[language]}</p>
      {requestId !== null && (
        <p>
          {t.number}: <code class="reference">{requestId}</code>
        </p>
      )}
      <p class="actions">
        <ButtonLink href={start}>{t.toStart}</ButtonLink>
        <ButtonLink
          href={`tel:${agency.phone.replaceAll(/[^+\d]/g, '')}`}
          variant="secondary"
          icon="PhoneFill"
        >
          {t.call(agency.phone)}
        </ButtonLink>
      </p>
    </PublicLayout>
  );
}
