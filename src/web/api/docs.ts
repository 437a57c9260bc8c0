// Serves the description of the API: for machines, for people, and the page's style sheet. Made when somebody first asks.

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
  const described = once(() => describeApi(routes, about));
  return [
    document({
      path: JSON_URL,
      contentType: 'application/json',
      make: () => JSON.stringify(described()),
      summary: 'This API, for machines.',
    }),
    document({
      path: '/api/docs',
      contentType: 'text/html; charset=utf-8',
      make: () => docsPage(described(), { styleUrl: STYLE_URL, jsonUrl: JSON_URL }),
      summary: 'This API, for people.',
    }),
    document({
      path: STYLE_URL,
      contentType: 'text/css; charset=utf-8',
      make: () => DOCS_STYLE,
      summary: 'How the page looks.',
    }),
  ];
}

function document({ path, contentType, make, summary }: Document): Route {
  const made = once(() => {
    const bytes = Buffer.from(make());
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    return { bytes, etag };
  });
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
    run: async () => allowed(made()),
    show: ({ bytes, etag }) => ({
      status: 200,
      bytes,
      contentType,
      headers: { etag, 'cache-control': 'no-cache' },
    }),
  });
}

type Document = {
  readonly path: string;
  readonly contentType: string;
  readonly make: () => string;
  readonly summary: string;
};

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
