// Who plays in the example: made-up debtors with made-up claims, and those who may speak for some of them.

import type { Agent } from '../../authorizations/authorization.js';
import type { DebtorStatus } from '../../cases/case.js';
import type { Person } from '../../people/person.js';
import type { Day } from '../../shared/dates.js';
import type { CaseNumber } from '../../shared/ids.js';

/** Staff who act through the example's API client, as they are named in `On-Behalf-Of`. */
export const REVIEWER = 'Ingrid Saksbehandler';

export const DEBTORS = {
  kari: someone('Kari Solberg Haugen', '1978-04-12'),
  bjorg: someone('Bjørg Åse Sørli-Øverås', '1952-11-03'),
  lukasz: someone('Łukasz Żółć', '1986-02-17'),
  ole: someone('Ole Johán Hætta', '1969-07-30'),
  fatima: someone('Fatima Rahimi', '1991-01-22'),
  torstein: someone('Torstein Bakken', '1983-05-05'),
  ingeborg: someone('Ingeborg Lunde', '1947-09-14'),
  per: someone('Per Arne Myhre', '1939-12-24'),
  silje: someone('Silje Kristoffersen', '1995-08-08'),
  aisha: someone('Aisha Mohamud', '1958-03-19'),
  geir: someone('Geir Olav Tveit', '1972-10-10'),
  nina: someone('Nina Fossum', '1988-06-02'),
} as const;
export type DebtorName = keyof typeof DEBTORS;

export const AGENTS = {
  jonas: agent('Jonas Haugen', '1975-09-30', '+47 10 20 30 41'),
  marte: agent('Marte Sørli', '1981-06-21', '+47 10 20 30 42'),
  anna: agent('Anna Nowak', '1984-12-05', '+47 10 20 30 43'),
  elle: agent('Elle Márjá Hætta', '1996-02-28', '+47 10 20 30 44'),
  omid: agent('Omid Rahimi', '1989-04-17', '+47 10 20 30 45'),
  stian: agent('Stian Bakken', '1990-11-11', '+47 10 20 30 46'),
  hanne: agent('Hanne Lunde Vik', '1973-07-07', '+47 10 20 30 47'),
  randi: agent('Randi Myhre', '1964-01-15', '+47 10 20 30 48'),
  mads: agent('Mads Kristoffersen', '1993-03-03', '+47 10 20 30 49'),
  hodan: agent('Hodan Mohamud', '1985-05-26', '+47 10 20 30 50'),
  liv: agent('Liv Tveit', '1974-02-02', '+47 10 20 30 51'),
  petter: agent('Petter Gjeldsråd', '1970-08-19', '+47 10 20 30 52', 'Nordlys gjeldsrådgivning'),
} as const;
export type AgentName = keyof typeof AGENTS;

export type DemoCase = {
  readonly caseNumber: CaseNumber;
  readonly debtor: DebtorName;
  readonly registered: number;
  /** What the case system told later, so many days ago. */
  readonly later?: {
    readonly daysAgo: number;
    readonly status?: 'closed';
    readonly debtorStatus?: DebtorStatus;
  };
};

/** `registered` so many days ago. */
export const CASES: readonly DemoCase[] = [
  demoCase('DEMO-1001', 'kari', 120),
  demoCase('DEMO-1002', 'kari', 95),
  demoCase('DEMO-1003', 'bjorg', 110),
  demoCase('DEMO-1004', 'lukasz', 40),
  demoCase('DEMO-1005', 'ole', 33),
  demoCase('DEMO-1006', 'fatima', 50),
  demoCase('DEMO-1007', 'torstein', 60),
  demoCase('DEMO-1008', 'ingeborg', 70),
  { ...demoCase('DEMO-1009', 'per', 150), later: { daysAgo: 12, debtorStatus: 'deceased' } },
  { ...demoCase('DEMO-1010', 'silje', 90), later: { daysAgo: 15, status: 'closed' } },
  { ...demoCase('DEMO-1011', 'aisha', 80), later: { daysAgo: 30, debtorStatus: 'guardianship' } },
  demoCase('DEMO-1012', 'geir', 130),
  demoCase('DEMO-1013', 'nina', 45),
];

function demoCase(caseNumber: string, debtor: DebtorName, registered: number): DemoCase {
  return { caseNumber: caseNumber as CaseNumber, debtor, registered };
}

function someone(name: string, birthDate: string): Person {
  return { name, birthDate: birthDate as Day };
}

function agent(name: string, birthDate: string, phone: string, organisation?: string): Agent {
  return { ...someone(name, birthDate), phone, ...(organisation !== undefined && { organisation }) };
}
