// Serves the description of the API: for machines, for people, and the page's style sheet. Made once, when the service starts.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineRoute, type Route } from '../../http/route.js';
import { allowed } from '../../shared/result.js';
import { docsPage } from './docs-page.js';
import { DOCS_STYLE } from './docs-style.js';
import { type About, describeApi } from './openapi.js';

const JSON_URL = '/api/v1/openapi.json';
const STYLE_URL = '/api/docs.css';

/** The routes that describe `routes`. Nothing personal is in them, so they may be kept, and are asked after anew. */
export function docsRoutes(routes: readonly Route[], about: About): readonly Route[] {
  const api = describeApi(routes, about);
  const page = docsPage(api, { styleUrl: STYLE_URL, jsonUrl: JSON_URL });
  return [
    document({
      path: JSON_URL,
      contentType: 'application/json',
      text: JSON.stringify(api),
      summary: 'This API, for machines.',
    }),
    document({
      path: '/api/docs',
      contentType: 'text/html; charset=utf-8',
      text: page,
      summary: 'This API, for people.',
    }),
    document({
      path: STYLE_URL,
      contentType: 'text/css; charset=utf-8',
      text: DOCS_STYLE,
      summary: 'How the page looks.',
    }),
  ];
}

function document({ path, contentType, text, summary }: Document): Route {
  const bytes = Buffer.from(text);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const nothing = z.strictObject({});
  return defineRoute({
    method: 'get',
    path,
    permission: 'anyone',
    summary,
    params: nothing,
    query: nothing,
    body: nothing,
    answers: { 200: { description: summary, contentType } },
    problems: [],
    run: async () => allowed(bytes),
    show: (shown) => ({
      status: 200,
      bytes: shown,
      contentType,
      headers: { etag, 'cache-control': 'no-cache' },
    }),
  });
}

type Document = {
  readonly path: string;
  readonly contentType: string;
  readonly text: string;
  readonly summary: string;
};
