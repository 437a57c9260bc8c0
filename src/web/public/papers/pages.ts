// Papers as their sender meets them: sent in, followed by code, added to, taken back.

import type { Route } from '../../../http/route.js';
import { inEachLanguage } from '../../page.js';
import type { Site } from '../../site.js';
import { type Needs, statusPages } from './status.js';
import { uploadPages } from './upload.js';
import { withdrawPages } from './withdraw.js';

export function paperPages(site: Site, needs: Needs): readonly Route[] {
  return inEachLanguage((language) => [
    ...uploadPages(site, needs, language),
    ...statusPages(site, needs, language),
    ...withdrawPages(site, needs, language),
  ]);
}
