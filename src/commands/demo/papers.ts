// Every paper of the example: who authorizes whom, when it was sent in, and what became of it. Days are counted from today.

import type { Power } from '../../authorizations/scope.js';
import type { Deficiency, Requirement } from '../../documents/checklist.js';
import type { AgentName, DebtorName } from './cast.js';

export type DemoPaper = {
  /** How the printout names it. */
  readonly label: string;
  readonly debtor: DebtorName;
  readonly agent: AgentName;
  readonly caseNumber: string;
  readonly cases: 'all' | 'this';
  readonly powers: readonly Power[];
  readonly limits: string;
  /** From so many days after today (before, when negative); null is from the start. */
  readonly from: number | null;
  readonly through: number | null;
  readonly untilCaseClosed: boolean;
  readonly sentDaysAgo: number;
  /** `unsigned`: filled in on a screen and sent as it is; `photo`: no machine can read it. */
  readonly sent: 'signed' | 'unsigned' | 'photo';
  readonly fate: Fate;
  /** So many days ago somebody asked, and was told yes. */
  readonly askedDaysAgo?: number;
};

export type Fate =
  | { readonly as: 'waiting' }
  | { readonly as: 'completion-asked'; readonly daysAgo: number; readonly missing: readonly Requirement[] }
  | { readonly as: 'rejected'; readonly daysAgo: number; readonly reasons: readonly Deficiency[] }
  | { readonly as: 'withdrawn'; readonly daysAgo: number }
  | {
      readonly as: 'approved';
      readonly daysAgo: number;
      /** The label of the older one it takes the place of. */
      readonly supersedes?: string;
      readonly ended?: {
        readonly daysAgo: number;
        readonly how: 'revoked' | 'resigned' | 'suspended' | 'annulled';
      };
    };

const COMMON = {
  cases: 'this',
  powers: ['information'],
  limits: 'ingen',
  from: null,
  through: 180,
  untilCaseClosed: false,
  sent: 'signed',
} as const satisfies Partial<DemoPaper>;

const GEIR = { ...COMMON, debtor: 'geir', caseNumber: 'DEMO-1012' } as const;

export const PAPERS: readonly DemoPaper[] = [
  {
    ...COMMON,
    label: 'superseded by a newer one',
    debtor: 'kari',
    agent: 'jonas',
    caseNumber: 'DEMO-1001',
    cases: 'all',
    sentDaysAgo: 75,
    fate: { as: 'approved', daysAgo: 74 },
    askedDaysAgo: 60,
  },
  {
    ...COMMON,
    label: 'active, all cases, agreements as well',
    debtor: 'kari',
    agent: 'jonas',
    caseNumber: 'DEMO-1001',
    cases: 'all',
    powers: ['information', 'agreements'],
    through: 300,
    sentDaysAgo: 20,
    fate: { as: 'approved', daysAgo: 19, supersedes: 'superseded by a newer one' },
    askedDaysAgo: 10,
  },
  {
    ...COMMON,
    label: 'active, with limits, until the case is closed',
    debtor: 'bjorg',
    agent: 'marte',
    caseNumber: 'DEMO-1003',
    powers: ['information', 'correspondence'],
    limits: 'Bare restbeløp og forfallsdatoer, ikke tidligere krav.',
    through: null,
    untilCaseClosed: true,
    sentDaysAgo: 25,
    fate: { as: 'approved', daysAgo: 24 },
    askedDaysAgo: 9,
  },
  {
    ...COMMON,
    label: 'in review: signed, a person must look',
    debtor: 'lukasz',
    agent: 'anna',
    caseNumber: 'DEMO-1004',
    powers: ['information', 'agreements', 'objections'],
    sentDaysAgo: 2,
    fate: { as: 'waiting' },
  },
  {
    ...COMMON,
    label: 'incomplete: not signed, and no end',
    debtor: 'ole',
    agent: 'elle',
    caseNumber: 'DEMO-1005',
    through: null,
    sentDaysAgo: 1,
    sent: 'unsigned',
    fate: { as: 'waiting' },
  },
  {
    ...COMMON,
    label: 'incomplete: completion asked for',
    debtor: 'fatima',
    agent: 'omid',
    caseNumber: 'DEMO-1006',
    sentDaysAgo: 6,
    fate: { as: 'completion-asked', daysAgo: 4, missing: ['signature'] },
  },
  {
    ...COMMON,
    label: 'rejected: signed by somebody else',
    debtor: 'torstein',
    agent: 'stian',
    caseNumber: 'DEMO-1007',
    sentDaysAgo: 10,
    fate: { as: 'rejected', daysAgo: 8, reasons: ['SIGNED_BY_OTHER'] },
  },
  {
    ...COMMON,
    label: 'withdrawn by the debtor',
    debtor: 'ingeborg',
    agent: 'hanne',
    caseNumber: 'DEMO-1008',
    sentDaysAgo: 5,
    fate: { as: 'withdrawn', daysAgo: 3 },
  },
  {
    ...COMMON,
    label: 'active, but the debtor has died',
    debtor: 'per',
    agent: 'randi',
    caseNumber: 'DEMO-1009',
    sentDaysAgo: 42,
    fate: { as: 'approved', daysAgo: 40 },
    askedDaysAgo: 35,
  },
  {
    ...COMMON,
    label: 'expired: the case was closed',
    debtor: 'silje',
    agent: 'mads',
    caseNumber: 'DEMO-1010',
    through: null,
    untilCaseClosed: true,
    sentDaysAgo: 44,
    fate: { as: 'approved', daysAgo: 41 },
  },
  {
    ...COMMON,
    label: 'in review: a photograph, and the debtor is under guardianship',
    debtor: 'aisha',
    agent: 'hodan',
    caseNumber: 'DEMO-1011',
    sentDaysAgo: 3,
    sent: 'photo',
    fate: { as: 'waiting' },
  },
  {
    ...GEIR,
    label: 'expired: its last day is over',
    agent: 'liv',
    through: -10,
    sentDaysAgo: 65,
    fate: { as: 'approved', daysAgo: 64 },
  },
  {
    ...GEIR,
    label: 'revoked by the debtor',
    agent: 'anna',
    sentDaysAgo: 55,
    fate: { as: 'approved', daysAgo: 53, ended: { daysAgo: 28, how: 'revoked' } },
    askedDaysAgo: 45,
  },
  {
    ...GEIR,
    label: 'resigned by the agent',
    agent: 'petter',
    powers: ['information', 'agreements', 'objections', 'correspondence'],
    sentDaysAgo: 52,
    fate: { as: 'approved', daysAgo: 51, ended: { daysAgo: 22, how: 'resigned' } },
  },
  {
    ...GEIR,
    label: 'annulled: approved by mistake, and used once',
    agent: 'stian',
    sentDaysAgo: 48,
    fate: { as: 'approved', daysAgo: 47, ended: { daysAgo: 18, how: 'annulled' } },
    askedDaysAgo: 31,
  },
  {
    ...GEIR,
    label: 'suspended in doubt',
    agent: 'hanne',
    sentDaysAgo: 32,
    fate: { as: 'approved', daysAgo: 29, ended: { daysAgo: 7, how: 'suspended' } },
  },
  {
    ...GEIR,
    label: 'not yet valid',
    agent: 'jonas',
    from: 14,
    through: 200,
    sentDaysAgo: 4,
    fate: { as: 'approved', daysAgo: 2 },
  },
];
