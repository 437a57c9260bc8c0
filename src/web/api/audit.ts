// The audit through the API: its lines, newest first, and how its chains stand.

import { z } from 'zod';
import { type Needs, auditStatus, readAudit } from '../../audit/actions.js';
import type { AuditCursor, AuditLine } from '../../audit/steps.js';
import { type Route, defineRoute } from '../../http/route.js';
import { allowed } from '../../shared/result.js';
import { caseNumber, nothing, page } from './shapes.js';

const shownLine = z
  .strictObject({
    chain: z.int(),
    seq: z.int(),
    at: z.string(),
    event: z.string(),
    outcome: z.enum(['done', 'refused', 'read']),
    by: z.strictObject({ kind: z.string(), id: z.string().nullable(), onBehalfOf: z.string().nullable() }),
    aboutId: z.string().nullable(),
    caseNumber: z.string().nullable(),
    requestId: z.string(),
    details: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'AuditEntry' });

/** As we gave it out: `chain:seq`, parted by commas. */
const cursor = z
  .string()
  .max(500)
  .regex(/^\d{1,6}:\d{1,15}(,\d{1,6}:\d{1,15})*$/, { error: 'NOT_ALLOWED' })
  .transform((text) => {
    const pairs = text.split(',').map((pair) => pair.split(':').map(Number));
    return new Map(pairs.map(([chain = 0, seq = 0]) => [chain, seq]));
  });

const shownStatus = z.strictObject({
  chains: z.array(z.strictObject({ chain: z.int(), size: z.int(), head: z.string() })),
  lastCheckpointAt: z.string().nullable(),
  checkpointFailed: z.boolean(),
  lastVerification: z.strictObject({ at: z.string(), whole: z.boolean() }).nullable(),
});

export function auditRoutes(needs: Needs): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/audit',
      permission: 'audit',
      summary: 'Everything recorded, newest first. Reading it is recorded too.',
      params: nothing,
      query: z.strictObject({
        caseNumber: caseNumber.optional(),
        aboutId: z.string().min(1).max(64).optional(),
        limit: page.limit,
        after: cursor.optional(),
      }),
      body: nothing,
      answers: {
        200: {
          description: 'A page of lines',
          schema: z.strictObject({ items: z.array(shownLine), next: z.string().nullable() }),
        },
      },
      problems: [],
      run: ({ who, query }) =>
        readAudit(needs, who, {
          before: query.after ?? new Map(),
          limit: query.limit,
          ...(query.caseNumber !== undefined && { caseNumber: query.caseNumber }),
          ...(query.aboutId !== undefined && { aboutId: query.aboutId }),
        }),
      show: ({ items, next }) => ({
        status: 200,
        json: { items: items.map(showLine), next: next && showCursor(next) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/audit/status',
      permission: 'audit',
      summary: 'The chains, their heads and the last checkpoint. Holds nothing personal.',
      params: nothing,
      query: nothing,
      body: nothing,
      answers: { 200: { description: 'How the audit stands', schema: shownStatus } },
      problems: [],
      run: async () => allowed(await auditStatus(needs)),
      show: (status) => ({
        status: 200,
        json: {
          chains: status.heads.map(({ chain, seq, hash }) => ({
            chain,
            size: seq,
            head: hash.toString('hex'),
          })),
          lastCheckpointAt: status.lastCheckpointAt,
          checkpointFailed: status.checkpointFailed,
          lastVerification: status.lastVerification,
        } satisfies z.output<typeof shownStatus>,
      }),
    }),
  ];
}

function showLine({ type, details, ...line }: AuditLine): z.output<typeof shownLine> {
  return { ...line, event: type, by: { ...line.by }, details: details && { ...details } };
}

function showCursor(cursor: AuditCursor): string {
  return [...cursor].map(([chain, seq]) => `${chain}:${seq}`).join(',');
}
