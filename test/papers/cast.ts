// Made-up people and what they might ask for.

import type { Grant } from '../../src/documents/form.js';
import { type Day, addDays } from '../../src/shared/dates.js';
import type { CaseNumber } from '../../src/shared/ids.js';
import type { Chance } from './chance.js';

const FIRST = [
  'Bjørg Åse',
  'Kari',
  'Łukasz',
  'Máret',
  'Olav',
  'Anne-Lise',
  'Mohammed',
  'Siri',
  'Jón',
  'Ægir',
  'Ida',
];
const LAST = [
  'Sørli-Øverås',
  'Nordmann',
  'Żółć',
  'Utsi',
  'Haugen',
  'Ali',
  'Bakke Lie',
  'Østby',
  'Sveen',
  'Þórsson',
];
const LIMITS = [
  'Ingen',
  'ingen',
  'Ingen nedbetaling over 500 kr i måneden',
  'Gjelder bare saken om strøm',
  'None',
];

export function aGrant(chance: Chance, today: Day): Grant {
  const all = chance.happens(0.25);
  const powers = (['information', 'agreements', 'objections', 'correspondence'] as const).filter(
    (_power, index) => index === 0 || chance.happens(0.5),
  );
  const untilClosed = chance.happens(0.2);
  return {
    debtor: { name: aName(chance), birthDate: aBirthDate(chance) },
    agent: {
      name: aName(chance),
      birthDate: aBirthDate(chance),
      phone: `+47 9${digits(chance, 2)} ${digits(chance, 2)} ${digits(chance, 3)}`,
      ...(chance.happens(0.4) && { email: `post${digits(chance, 3)}@example.com` }),
      ...(chance.happens(0.2) && { organisation: 'Hjelp AS' }),
    },
    cases: all
      ? 'all'
      : Array.from({ length: chance.pick([1, 1, 1, 2, 3]) }, () => `2026-${digits(chance, 6)}` as CaseNumber),
    powers,
    limits: chance.pick(LIMITS),
    validFrom: chance.happens(0.2) ? addDays(today, 3) : null,
    validThrough: untilClosed ? null : addDays(today, 30 + Math.floor(chance.upTo(300))),
    untilCaseClosed: untilClosed,
  };
}

function aName(chance: Chance): string {
  return `${chance.pick(FIRST)} ${chance.pick(LAST)}`;
}

function aBirthDate(chance: Chance): Day {
  return addDays('1945-01-01' as Day, Math.floor(chance.upTo(22_000)));
}

function digits(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => Math.floor(chance.upTo(10))).join('');
}
