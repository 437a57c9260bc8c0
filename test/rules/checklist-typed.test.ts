// The checklist rule on what a person has typed: when a form is ordered, and once more at approval.

import { describe, expect, test } from 'vitest';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import type { TypedGrant } from '../../src/documents/reading.js';
import { FIELD_PATHS, judgeGrant } from '../../src/documents/rules.js';
import { submissionStatus } from '../../src/documents/submission-status.js';
import { at, day } from '../support/builders.js';
import {
  aDocument,
  aForm,
  aPhoto,
  checklistOf,
  POLICY,
  RECEIVED_ON,
  THE_GRANT,
  verdictOf,
} from '../support/papers.js';

const APPROVED: TypedGrant = { ...THE_GRANT, signedOn: day('2026-06-14') };

function judge(changes: Partial<TypedGrant>): readonly (readonly [string, string])[] {
  return judgeGrant({ ...APPROVED, ...changes }, { today: RECEIVED_ON, policy: POLICY })
    .filter((line) => verdictOf(line) !== 'present')
    .map((line) => [line.requirement, verdictOf(line)]);
}

describe('typed fields', () => {
  test('that are complete have nine lines present, all from staff', () => {
    const lines = judgeGrant(APPROVED, { today: RECEIVED_ON, policy: POLICY });
    expect(lines.map(({ requirement }) => requirement)).toEqual(REQUIREMENTS.slice(0, 9));
    expect(lines.every(({ state, source }) => state === 'present' && source === 'staff')).toBe(true);
  });

  test('of a form that is only ordered have no date to judge', () => {
    const lines = judgeGrant(THE_GRANT, { today: RECEIVED_ON, policy: POLICY });
    expect(lines.map(({ requirement }) => requirement)).toEqual(REQUIREMENTS.slice(0, 8));
  });

  const { debtor, agent } = THE_GRANT;
  test.each<[string, Partial<TypedGrant>, string, string]>([
    [
      'debtor.birthDate',
      { debtor: { ...debtor, birthDate: day('2026-06-16') } },
      'debtorBirthDate',
      'BIRTH_DATE_IMPLAUSIBLE',
    ],
    ['agent.name', { agent: { ...debtor, phone: '91234567' } }, 'agentName', 'AGENT_IS_DEBTOR'],
    [
      'agent.birthDate',
      { agent: { ...agent, birthDate: day('2008-06-16') } },
      'agentBirthDate',
      'AGENT_MINOR',
    ],
    ['validThrough', { validThrough: day('2026-06-14') }, 'duration', 'ALREADY_EXPIRED'],
    ['validThrough', { validFrom: day('2027-01-01') }, 'duration', 'END_BEFORE_START'],
    ['signedOn', { signedOn: day('2026-06-16') }, 'date', 'DATE_IN_FUTURE'],
  ])('with a fault in %s are invalid there', (path, changes, requirement, reason) => {
    expect(judge(changes)).toEqual([[requirement, `invalid ${reason}`]]);
    expect(Object.entries(FIELD_PATHS)).toContainEqual([requirement, path]);
  });

  test('that lack something are told what', () => {
    const bare = { name: agent.name, birthDate: agent.birthDate };
    expect(judge({ agent: bare, cases: [], limits: ' ', validThrough: null, powers: [] })).toEqual([
      ['agentContact', 'missing NOT_FILLED_IN'],
      ['scope', 'missing NO_SCOPE'],
      ['limits', 'missing NOT_FILLED_IN'],
      ['duration', 'missing NO_END'],
    ]);
  });

  test('are warned of what may stand', () => {
    expect(
      judge({ limits: 'ikke 01818010083', validThrough: day('2027-06-16'), signedOn: day('2025-12-14') }),
    ).toEqual([
      ['limits', 'present NATIONAL_ID_PRESENT'],
      ['duration', 'present LONG_DURATION'],
      ['date', 'present DATE_OLD'],
    ]);
  });

  test('may name cases in any spelling the case system has', () => {
    const cases = ['sak A', 'B,C'] as unknown as TypedGrant['cases'];
    expect(judge({ cases })).toEqual([]);
    expect(judge({ cases: 'all' })).toEqual([]);
  });
});

describe('the status of a submission', () => {
  const complete = checklistOf(aPhoto());
  const lacking = checklistOf(aDocument());
  const undecided = {
    outcome: null,
    withdrawnAt: null,
    checklist: complete,
    completionAskedAt: null,
    newestPagesAt: at('2026-06-15T10:00:00.000Z'),
  };
  const asked = at('2026-06-16T10:00:00.000Z');

  test.each([
    ['submitted', 'while the checks are running', { checklist: null }],
    ['in-review', 'when a person has to look', {}],
    ['incomplete', 'when a line is missing', { checklist: lacking }],
    [
      'incomplete',
      'when a line is invalid',
      { checklist: checklistOf(aDocument({ form: aForm({ valid_through: '01.01.2026' }) }), aPhoto()) },
    ],
    ['incomplete', 'when a completion was asked for', { completionAskedAt: asked }],
    [
      'incomplete',
      'when it was asked for at the moment of the newest pages',
      { completionAskedAt: asked, newestPagesAt: asked },
    ],
    [
      'in-review',
      'when newer pages have come',
      { completionAskedAt: asked, newestPagesAt: at('2026-06-16T10:00:00.001Z') },
    ],
    ['approved', 'once approved, whatever the machine said', { outcome: 'approved', checklist: lacking }],
    ['rejected', 'once rejected', { outcome: 'rejected' }],
    ['withdrawn', 'once withdrawn', { withdrawnAt: asked, checklist: lacking }],
    ['withdrawn', 'when it is withdrawn after approval', { outcome: 'approved', withdrawnAt: asked }],
    ['rejected', 'when it is withdrawn after rejection', { outcome: 'rejected', withdrawnAt: asked }],
  ] as const)('is %s %s', (status, _when, changes) => {
    expect(submissionStatus({ ...undecided, ...changes })).toBe(status);
  });
});
