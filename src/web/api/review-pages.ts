// What a reviewer sees of a paper: pages and boxes as pictures that we have drawn, and the file itself as an attachment only.

import { z } from 'zod';
import {
  type Compared,
  type Needs as ComparingNeeds,
  compareWithIssued,
} from '../../documents/comparing/actions.js';
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

const share = z.number().min(0).max(1);

const compared = z.strictObject({
  page: z.int(),
  form: z.string().nullable().meta({
    description:
      'Reference, or on a blank the edition, of the form it was compared with; null when it is none that we know',
  }),
  outcome: z.enum(['same', 'different', 'unread']).meta({
    description:
      'different: other words, values or drawing than ours. unread: a picture, whose words are left to a person',
  }),
  alterations: z.array(
    z.strictObject({
      kind: z.enum(['added', 'removed', 'changed']),
      field: z
        .enum(FORM_FIELDS)
        .nullable()
        .meta({ description: 'Null for what is printed around the boxes' }),
      box: z
        .strictObject({ x: share, y: share, width: share, height: share })
        .meta({ description: 'Shares of the page’s width and height, from its top left corner' }),
      was: z.string().nullable().meta({ description: 'As we issued it' }),
      now: z.string().nullable().meta({ description: 'As it stands here' }),
    }),
  ),
  cut: z.boolean().meta({ description: 'There are more than are told' }),
});

const difference = z.strictObject({ pages: z.array(compared) }).meta({ id: 'Difference' });

export function reviewPageRoutes(needs: Needs & ComparingNeeds): readonly Route[] {
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
      path: '/api/v1/reviews/:id/documents/:document/difference',
      summary: 'How a form that came back differs from the form we issued, each difference with its place.',
      params: z.strictObject(ofDocument),
      query: nothing,
      answers: { 200: { description: 'The pages that say they are ours', schema: difference } },
      problems: ['NOT_FOUND'],
      run: ({ who, params: { id: submissionId, document } }) =>
        compareWithIssued(needs, who, { submissionId, document }),
      show: (pages) => ({ status: 200, json: { pages: pages.map(showCompared) } }),
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

function showCompared({ alterations, ...page }: Compared): z.output<typeof compared> {
  return {
    ...page,
    alterations: alterations.map(({ kind, field, box, was, now }) => ({ kind, field, box, was, now })),
  };
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
