// What stands around a page for debtors: who we are, the languages, when we are open and how to reach us.

import type { ComponentChildren, VNode } from 'preact';
import { LANGUAGES } from '../../shared/languages.js';
import type { AssetName } from '../assets.js';
import type { Scene } from '../site.js';
import { LANGUAGE_NAMES, LAYOUT_WORDS } from '../words/layout-words.js';
import { said } from '../words/said.js';
import { Document, inLanguage } from './document.js';
import { WeekHours } from './hours.js';

export type PublicProps = {
  readonly scene: Scene;
  readonly title: string;
  readonly faulty?: boolean;
  readonly scripts?: readonly AssetName[];
  /** Where "Back" leads, within the language: `fyll-ut/deg`; none on a page one begins on. */
  readonly back?: string;
  readonly children: ComponentChildren;
};

export function PublicLayout({
  scene,
  title,
  faulty = false,
  scripts = [],
  back,
  children,
}: PublicProps): VNode {
  const t = said(LAYOUT_WORDS, scene.language);
  return (
    <Document kind="public" {...{ scene, title, faulty, scripts }}>
      <header class="site-header">
        <div class="wrap site-header-row">
          <a class="brand" href={`/${scene.language}`}>
            <Mark />
            <span>{scene.agency.name}</span>
          </a>
          <Languages scene={scene} />
        </div>
      </header>
      <main id="main" class="wrap" tabIndex={-1}>
        {back !== undefined && (
          <p class="back">
            <a class="ds-link" href={`/${scene.language}/${back}`.replace(/\/$/, '')}>
              {t.back}
            </a>
          </p>
        )}
        {children}
      </main>
      <Footer scene={scene} />
    </Document>
  );
}

function Languages({ scene }: { readonly scene: Scene }): VNode {
  const t = said(LAYOUT_WORDS, scene.language);
  return (
    <nav class="languages" aria-label={t.languages}>
      <ul>
        {LANGUAGES.map((one) => (
          <li>
            <a
              href={inLanguage(scene.url, one)}
              lang={one}
              hreflang={one}
              aria-current={one === scene.language ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Footer({ scene }: { readonly scene: Scene }): VNode {
  const t = said(LAYOUT_WORDS, scene.language);
  const { agency, language } = scene;
  const links = [
    ['hjelp', t.help],
    ['ring-meg', t.callMe],
    ['personvern', t.privacy],
    ['tilgjengelighet', t.accessibility],
  ] as const;
  return (
    <footer class="site-footer">
      <div class="wrap footer-grid">
        <section aria-labelledby="footer-hours">
          <h2 class="ds-heading" data-size="2xs" id="footer-hours">
            {t.openingHours}
          </h2>
          <WeekHours {...{ scene }} />
        </section>
        <section aria-labelledby="footer-contact">
          <h2 class="ds-heading" data-size="2xs" id="footer-contact">
            {t.contact}
          </h2>
          <ul class="footer-list">
            <li>
              <a class="ds-link" href={`tel:${agency.phone.replaceAll(/[^+\d]/g, '')}`}>
                {agency.phone}
              </a>
            </li>
            <li>
              <a class="ds-link" href={`mailto:${agency.email}`}>
                {agency.email}
              </a>
            </li>
          </ul>
        </section>
        <nav aria-labelledby="footer-more">
          <h2 class="ds-heading" data-size="2xs" id="footer-more">
            {t.more}
          </h2>
          <ul class="footer-list">
            {links.map(([path, text]) => (
              <li>
                <a class="ds-link" href={`/${language}/${path}`}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}

/** A drawing of our own: an F with a tick. */
function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <path class="mark-line" d="M9 24V8h13v3.4h-9v3h6.5" />
      <path class="mark-line" d="m14.5 20.5 3 3L24 16" />
    </svg>
  );
}
