// What a reviewer sees of a paper: pages and boxes as pictures that we have drawn, and the file itself as an attachment only.

import { z } from 'zod';
import { FORM_FIELDS } from '../../documents/form.js';
import { MOST_PAGES } from '../../documents/facts.js';
import {
  type Needs,
  openOriginal,
  PAGE_SIDES,
  type PageSize,
  viewField,
  viewPage,
} from '../../documents/viewing/actions.js';
import { type Answer, type Route, defineRoute } from '../../http/route.js';
import { id, nothing } from './shapes.js';

const MOST_DOCUMENTS = 100;
const number = (most: number) => z.coerce.number().int().min(1).max(most);

const ofDocument = { id: id<'submission'>(), document: number(MOST_DOCUMENTS) };
const ofPage = { ...ofDocument, page: number(MOST_PAGES) };
const sizes = Object.keys(PAGE_SIDES) as [PageSize, ...PageSize[]];
const png = { description: 'The picture', contentType: 'image/png' };
const common = {
  method: 'get',
  permission: 'review',
  onBehalfOf: 'required',
  body: nothing,
} as const;

export function reviewPageRoutes(needs: Needs): readonly Route[] {
  return [
    defineRoute({
      ...common,
      path: '/api/v1/reviews/:id/documents/:document/pages/:page.png',
      summary: 'A page of a received paper, as a picture that we have drawn.',
      params: z.strictObject(ofPage),
      query: z.strictObject({ size: z.enum(sizes).default('large') }),
      answers: { 200: png },
      problems: ['NOT_FOUND', 'NOT_SHOWABLE'],
      run: ({ who, params: { id: submissionId, document, page }, query: { size } }) =>
        viewPage(needs, who, { submissionId, document, page, size }),
      show: asPicture,
    }),
    defineRoute({
      ...common,
      path: '/api/v1/reviews/:id/documents/:document/pages/:page/fields/:field.png',
      summary: 'One box of our form, cut out of the page and straightened.',
      params: z.strictObject({ ...ofPage, field: z.enum(FORM_FIELDS) }),
      query: nothing,
      answers: { 200: png },
      problems: ['NOT_FOUND', 'NOT_SHOWABLE'],
      run: ({ who, params: { id: submissionId, ...asked } }) =>
        viewField(needs, who, { submissionId, ...asked }),
      show: asPicture,
    }),
    defineRoute({
      ...common,
      path: '/api/v1/reviews/:id/documents/:document/original',
      summary: 'The file as it was received, to be kept and not to be opened here.',
      params: z.strictObject(ofDocument),
      query: nothing,
      answers: { 200: { description: 'The file', contentType: 'application/octet-stream' } },
      problems: ['NOT_FOUND', 'NOT_SHOWABLE'],
      run: ({ who, params: { id: submissionId, document } }) =>
        openOriginal(needs, who, { submissionId, document }),
      show: ({ name, bytes }) => ({
        status: 200,
        bytes,
        contentType: 'application/octet-stream',
        headers: {
          'content-disposition': `attachment; filename="paper"; filename*=UTF-8''${encoded(name)}`,
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
        },
      }),
    }),
  ];
}

function asPicture(bytes: Buffer): Answer {
  return { status: 200, bytes, contentType: 'image/png' };
}

/** RFC 8187: what stands for itself in a header, and all else by its bytes. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
