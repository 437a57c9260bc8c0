// What to try on the example: commands to copy and paste, with its own key, case numbers and references.

import type { CallId } from '../../shared/ids.js';
import type { Person } from '../../people/person.js';
import { AGENTS, DEBTORS, REVIEWER } from './cast.js';

export type Trial = { readonly title: string; readonly command: string };

export type TryNeeds = {
  readonly url: string;
  readonly key: string;
  readonly call: CallId;
  /** Of the incomplete one. */
  readonly reference: string;
};

/** They work while a server runs on this installation. Names and birth dates are made up. */
export function trials({ url, key, call, reference }: TryNeeds): readonly Trial[] {
  const door = { url, key };
  const ask = (title: string, question: object): Trial => ({
    title,
    command: post(door, '/api/v1/verifications', question),
  });
  return [
    ask('Allowed: Jonas may make agreements for Kari', {
      caseNumber: 'DEMO-1001',
      agent: named(AGENTS.jonas),
      power: 'agreements',
    }),
    ask('Denied: the birth date is another, and the answer does not say which is right', {
      caseNumber: 'DEMO-1001',
      agent: { ...named(AGENTS.jonas), birthDate: '1980-01-01' },
      power: 'information',
    }),
    ask('Allowed with limits to read aloud', {
      caseNumber: 'DEMO-1003',
      agent: named(AGENTS.marte),
      power: 'information',
    }),
    ask('Denied: the debtor has died', {
      caseNumber: 'DEMO-1009',
      agent: named(AGENTS.randi),
      power: 'information',
    }),
    ask('Denied: revoked', { caseNumber: 'DEMO-1012', agent: named(AGENTS.anna), power: 'information' }),
    ask('Denied: not decided yet', {
      caseNumber: 'DEMO-1004',
      agent: named(AGENTS.anna),
      power: 'information',
    }),
    ask('Allowed on the open call only', {
      caseNumber: 'DEMO-1013',
      agent: named(AGENTS.elle),
      power: 'information',
      callId: call,
    }),
    { title: 'The review queue, with what was read from each paper', command: get(door, '/api/v1/reviews') },
    {
      title: 'Every authorization in a case, with its state',
      command: get(door, '/api/v1/authorizations?caseNumber=DEMO-1012'),
    },
    {
      title: 'Where an incomplete submission stands, as its sender sees it',
      command: `curl -s ${url}/api/v1/submissions/${reference}`,
    },
    {
      title: 'The blank form',
      command: `curl -s -o fullmakt.pdf '${url}/api/v1/templates/general.pdf?lang=nb'`,
    },
    {
      title: 'Send it in as it is, and read what is missing',
      command: `curl -s -F file=@fullmakt.pdf ${url}/api/v1/submissions`,
    },
    { title: 'How the record of all this stands', command: get(door, '/api/v1/audit/status') },
  ];
}

/** Who is who, for asking other questions. */
export function castWords(): readonly string[] {
  const words = (people: Readonly<Record<string, Person>>) =>
    Object.values(people).map(({ name, birthDate }) => `  ${name}, born ${birthDate}`);
  return ['Debtors:', ...words(DEBTORS), 'Agents:', ...words(AGENTS)];
}

type Door = { readonly url: string; readonly key: string };

function post({ url, key }: Door, path: string, body: object): string {
  return `curl -s ${url}${path} -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
}

function get({ url, key }: Door, path: string): string {
  return `curl -s '${url}${path}' -H 'Authorization: Bearer ${key}' -H 'On-Behalf-Of: ${REVIEWER}'`;
}

function named({ name, birthDate }: Person): Person {
  return { name, birthDate };
}
