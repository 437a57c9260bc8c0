// The case system's door: PUT a case, with who owes and how it stands.

import { z } from 'zod';
import { type CaseRegistered, type Needs, registerCase } from '../../cases/actions.js';
import { DEBTOR_STATUSES } from '../../cases/case.js';
import { type Route, defineRoute } from '../../http/route.js';
import { caseNumber, day, instant, name, nothing } from './shapes.js';

const told = z.strictObject({
  debtor: z.strictObject({ id: z.string().min(1).max(64).optional(), name, birthDate: day }),
  debtorStatus: z.enum(DEBTOR_STATUSES),
  registeredOn: day,
  status: z.enum(['open', 'closed']),
  closedOn: day.optional(),
  asOf: instant.optional(),
});

const shown = z
  .strictObject({
    caseNumber: z.string(),
    debtorStatus: z.enum(DEBTOR_STATUSES),
    registeredOn: z.string(),
    status: z.enum(['open', 'closed']),
    closedOn: z.string().optional(),
    asOf: z.string().optional(),
  })
  .meta({ id: 'Case' });

export function caseRoutes(needs: Needs): readonly Route[] {
  return [
    defineRoute({
      method: 'put',
      path: '/api/v1/cases/:caseNumber',
      permission: 'cases',
      summary: 'Registers a case or changes it. News older than what is stored is ignored.',
      params: z.strictObject({ caseNumber }),
      query: nothing,
      body: told,
      answers: {
        200: { description: 'The case as it is stored now', schema: shown },
        201: { description: 'The case was new', schema: shown },
      },
      problems: [],
      run: ({ who, params, body }) =>
        registerCase(needs, who, {
          caseNumber: params.caseNumber,
          debtor: { name: body.debtor.name, birthDate: body.debtor.birthDate, id: body.debtor.id ?? null },
          debtorStatus: body.debtorStatus,
          registeredOn: body.registeredOn,
          status: body.status,
          closedOn: body.closedOn ?? null,
          asOf: body.asOf ?? null,
        }),
      show: (value) => ({ status: value.outcome === 'created' ? 201 : 200, json: showCase(value) }),
    }),
  ];
}

function showCase({ case: stored }: CaseRegistered): z.output<typeof shown> {
  return {
    caseNumber: stored.caseNumber,
    debtorStatus: stored.debtorStatus,
    registeredOn: stored.registeredOn,
    status: stored.status,
    ...(stored.closedOn && { closedOn: stored.closedOn }),
    ...(stored.asOf && { asOf: stored.asOf }),
  };
}
