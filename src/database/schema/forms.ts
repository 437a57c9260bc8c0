// The forms we have handed out, blank and prefilled.

import type { Instant } from '../../shared/dates.js';
import type { Language } from '../../shared/languages.js';
import type { Kit } from '../kit.js';

export function defineForms(k: Kit) {
  /** Every print of the form that was ever handed out, by the hash of what is printed on it. */
  const formEditions = k.table('form_editions', {
    contentHash: k.text('content_hash').primaryKey(),
    edition: k.text('edition').notNull(),
    /** The reference printed on it; null on a blank. */
    reference: k.text('reference'),
    issuedAt: k.text('issued_at').$type<Instant>().notNull(),
  });

  const issuedForms = k.table(
    'issued_forms',
    {
      reference: k.text('reference').primaryKey(),
      /** Blind index of the token that opens the PDF. */
      tokenKey: k.text('token_key').notNull(),
      language: k.text('language').$type<Language>().notNull(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      expiresAt: k.text('expires_at').$type<Instant>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      /** What was asked for: the grant as printed. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.uniqueIndex('issued_forms_token').on(t.tokenKey),
      k.index('issued_forms_created').on(t.createdAt, t.reference),
    ],
  );

  return { formEditions, issuedForms };
}
