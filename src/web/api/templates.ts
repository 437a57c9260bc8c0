// The form through the API: blank for anyone, or filled in beforehand and behind an address that soon ends.

import { z } from 'zod';
import { createHash } from 'node:crypto';
import {
  type IssuedForm,
  type Needs as IssuingNeeds,
  type Print,
  issueForm,
  keepBlankForms,
  openIssuedForm,
} from '../../documents/issuing/actions.js';
import { type Answer, type Route, defineRoute } from '../../http/route.js';
import { LANGUAGES, type Language } from '../../shared/languages.js';
import { allowed } from '../../shared/result.js';
import { grantFields, grantOf } from './grants.js';
import { nothing } from './shapes.js';

export type Needs = IssuingNeeds & {
  /** The address debtors reach us at, without a slash at the end. */
  readonly publicUrl: string;
};

const language = z.enum(LANGUAGES);

/** Ten years: nobody means longer, and the calendar holds it. */
const MOST_MONTHS = 120;

const order = z
  .strictObject({ language, ...grantFields, months: z.int().min(1).max(MOST_MONTHS).optional() })
  .refine((asked) => asked.validThrough === undefined || asked.months === undefined, {
    path: ['months'],
    error: 'NOT_TOGETHER',
    when: isObject,
  })
  .refine(
    (asked) => asked.validThrough !== undefined || asked.months !== undefined || asked.untilCaseClosed,
    { path: ['validThrough'], error: 'NO_END', when: isObject },
  );

const issued = z.strictObject({ formReference: z.string(), pdfUrl: z.string(), expiresAt: z.string() });

const thePdf = { description: 'One A4 page, fillable', contentType: 'application/pdf' };

export function templateRoutes(needs: Needs): readonly Route[] {
  const blankForm = keepBlankForms(needs);
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/templates/general.pdf',
      permission: 'anyone',
      limited: true,
      summary: 'The blank general authorization. Its field names are part of the contract.',
      params: nothing,
      query: z.strictObject({ lang: language.default('nb') }),
      body: nothing,
      answers: { 200: thePdf, 304: { description: 'Unchanged since the ETag sent in If-None-Match' } },
      problems: [],
      run: async ({ who, query }) =>
        allowed({ print: await blankForm(who, query.lang), language: query.lang }),
      show: showBlank,
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/templates',
      permission: 'anyone',
      limited: true,
      creates: true,
      summary: 'Makes the form filled in beforehand, for printing and signing.',
      params: nothing,
      query: nothing,
      body: order,
      answers: { 201: { description: 'Where the form can be fetched until it expires', schema: issued } },
      problems: ['AGENT_IS_DEBTOR', 'AGENT_MINOR', 'END_BEFORE_START', 'ALREADY_EXPIRED', 'NO_END'],
      run: ({ who, body: { language, months, ...fields } }) =>
        issueForm(needs, who, { language, grant: grantOf(fields), months: months ?? null }),
      show: (form) => ({ status: 201, json: showIssued(needs.publicUrl, form) }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/templates/issued/:token',
      permission: 'anyone',
      limited: true,
      summary: 'The form behind `pdfUrl`, until it expires.',
      params: z.strictObject({ token: z.string().min(1).max(100) }),
      query: nothing,
      body: nothing,
      answers: { 200: thePdf },
      problems: ['NOT_FOUND'],
      run: ({ who, params }) => openIssuedForm(needs, who, params.token),
      show: (bytes) => ({ status: 200, ...pdf(bytes, 'fullmakt.pdf', { 'cache-control': 'no-store' }) }),
    }),
  ];
}

function showBlank({ print, language }: { readonly print: Print; readonly language: Language }): Answer {
  const etag = `"${createHash('sha256').update(print.bytes).digest('base64url')}"`;
  // To be asked for again each time: an edition that has been replaced must not linger.
  const headers = { etag, 'cache-control': 'no-cache' };
  return { status: 200, ...pdf(print.bytes, `fullmakt-${language}.pdf`, headers) };
}

function pdf(bytes: Uint8Array, name: string, headers: Readonly<Record<string, string>>) {
  return {
    bytes,
    contentType: 'application/pdf',
    headers: { ...headers, 'content-disposition': `inline; filename="${name}"` },
  };
}

function showIssued(publicUrl: string, form: IssuedForm): z.output<typeof issued> {
  return {
    formReference: form.reference,
    pdfUrl: `${publicUrl}/api/v1/templates/issued/${form.token}`,
    expiresAt: form.expiresAt,
  };
}

/** These rules are asked also when single fields are at fault, so that all faults are told at once. */
function isObject({ value }: { readonly value: unknown }): boolean {
  return typeof value === 'object' && value !== null;
}
