// The frame of every page: language, title, style, the one script all pages share.

import type { ComponentChildren, VNode } from 'preact';
import { LANGUAGES } from '../../shared/languages.js';
import type { AssetName } from '../assets.js';
import type { Scene } from '../site.js';
import { LAYOUT_WORDS } from '../words/layout-words.js';
import { said } from '../words/said.js';

export type DocumentProps = {
  readonly scene: Scene;
  /** What the page is called; stands first in the window's title. */
  readonly title: string;
  /** The page shows faults: its title says so before anything else. */
  readonly faulty?: boolean;
  readonly styles?: readonly AssetName[];
  readonly scripts?: readonly AssetName[];
  /** For the whole body, such as `staff`. */
  readonly kind: 'public' | 'staff' | 'sheet';
  readonly children: ComponentChildren;
};

export function Document({
  scene,
  title,
  faulty,
  styles = [],
  scripts = [],
  kind,
  children,
}: DocumentProps): VNode {
  const { assets, agency, language } = scene;
  const t = said(LAYOUT_WORDS, language);
  return (
    <html lang={language} data-color-scheme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${faulty ? `${t.error}: ` : ''}${title} – ${agency.name}`}</title>
        <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
        <link
          rel="preload"
          href={assets.url('inter-latin.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        {(['site.css', ...styles] as const).map((name) => (
          <link rel="stylesheet" href={assets.url(name)} />
        ))}
        {kind === 'public' &&
          LANGUAGES.map((one) => <link rel="alternate" hreflang={one} href={inLanguage(scene.url, one)} />)}
        {(['page.js', ...scripts] as const).map((name) => (
          <script type="module" src={assets.url(name)} />
        ))}
      </head>
      <body class={kind} data-size="md">
        <a class="ds-skip-link" href="#main">
          {t.skip}
        </a>
        {children}
      </body>
    </html>
  );
}

/** The same public page in another language. */
export function inLanguage(url: string, language: string): string {
  const [path = ''] = url.split('?');
  return path.replace(/^\/[^/]*/, `/${language}`);
}
