// The settings in force, for everybody who reads them: as edited last, or as the agency's file says where nobody has.

import { agencySchema } from '../config/agency-schema.js';
import type { Database, Tx } from '../database/database.js';
import type { Agency } from '../shared/agency.js';
import { type StoredEdition, editionsAfter } from './records.js';

export type Settings = {
  /** Always as in force: each field is looked up when it is read. */
  readonly agency: Agency;
  /** The edition in force; 0 is the agency's file. */
  readonly edition: () => number;
  /** Who put it in force and when; null for the file. */
  readonly origin: () => Pick<StoredEdition, 'at' | 'staffId'> | null;
  /** All that have ever been in force, the file's first. */
  readonly all: () => readonly Agency[];
  /** Looks for a newer edition: right after one was made here, and every few seconds for those made elsewhere. */
  readonly refresh: () => Promise<void>;
  /** Is awaited by `refresh` when there was a newer one. */
  readonly onChange: (listener: () => Promise<void>) => void;
};

/** All that have ever been in force in an installation one only looks at: the file's first, the newest last. */
export async function agenciesEver(read: Tx, file: Agency): Promise<readonly Agency[]> {
  const editions = await editionsAfter(read, 0);
  return [file, ...editions.map(({ agency }) => agencySchema.parse(agency))];
}

export async function openSettings(
  { database }: { readonly database: Pick<Database, 'read'> },
  file: Agency,
): Promise<Settings> {
  const all: Agency[] = [file];
  const listeners: (() => Promise<void>)[] = [];
  let newest: StoredEdition | null = null;
  let current = file;

  async function refresh(): Promise<void> {
    const found = await editionsAfter(database.read, newest?.edition ?? 0);
    // Two who look at once have found the same.
    const fresh = found.filter(({ edition }) => edition > (newest?.edition ?? 0));
    for (const edition of fresh) {
      current = agencySchema.parse(edition.agency);
      newest = edition;
      all.push(current);
    }
    if (fresh.length > 0) for (const listener of listeners) await listener();
  }

  await refresh();
  return {
    agency: following(() => current),
    edition: () => newest?.edition ?? 0,
    origin: () => newest,
    all: () => all,
    refresh,
    onChange: (listener) => void listeners.push(listener),
  };
}

function following(current: () => Agency): Agency {
  return {
    get name() {
      return current().name;
    },
    get organisationNumber() {
      return current().organisationNumber;
    },
    get address() {
      return current().address;
    },
    get phone() {
      return current().phone;
    },
    get email() {
      return current().email;
    },
    get website() {
      return current().website;
    },
    get brandColour() {
      return current().brandColour;
    },
    get openingHours() {
      return current().openingHours;
    },
    get policy() {
      return current().policy;
    },
  };
}
