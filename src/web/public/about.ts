// Pages that only tell: questions and answers, privacy and recordings, accessibility.

import type { Route } from '../../http/route.js';
import { allowed } from '../../shared/result.js';
import { definePage, inEachLanguage } from '../page.js';
import type { Site } from '../site.js';
import { AccessibilityPage, PrivacyPage } from '../views/about.js';
import { HelpPage } from '../views/help.js';

const PAGES = {
  hjelp: HelpPage,
  personvern: PrivacyPage,
  tilgjengelighet: AccessibilityPage,
} as const;

export function aboutPages(site: Site): readonly Route[] {
  return inEachLanguage((language) =>
    Object.entries(PAGES).map(([path, Page]) =>
      definePage(site, {
        language,
        path: `/${language}/${path}`,
        permission: 'anyone',
        load: () => allowed(null),
        view: (_nothing, scene) => Page({ scene }),
      }),
    ),
  );
}
