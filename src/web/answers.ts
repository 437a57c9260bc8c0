// A page as an answer, and what is known about the one being shown.

import { randomBytes } from 'node:crypto';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { FACE_HEADERS } from '../http/headers.js';
import type { Answer } from '../http/route.js';
import type { Language } from '../shared/languages.js';
import type { Scene, Site } from './site.js';

/** A whole page. */
export function pageAnswer(
  page: VNode,
  { status, language }: { readonly status: number; readonly language: Language },
): Answer {
  const bytes = Buffer.from(`<!doctype html>${renderToString(page)}`);
  const headers = { ...FACE_HEADERS, 'content-language': language };
  return { status, bytes, contentType: 'text/html; charset=utf-8', headers };
}

export function sceneOf(
  { agency, assets, now }: Site,
  { language, url, session }: Pick<Scene, 'language' | 'url' | 'session'>,
): Scene {
  const once = randomBytes(16).toString('base64url');
  return { agency, assets, now: now(), language, url, session, once };
}
