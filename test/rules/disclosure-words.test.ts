// What handler and caller are told: everything needed on one side, nothing given away on the other.

import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/shared/languages.js';
import { LANGUAGES } from '../../src/shared/languages.js';
import { DENY_TEXTS, OFFER_TEXTS } from '../../src/verification/deny-texts.js';
import {
  DENY_REASONS,
  type DenyReason,
  type MismatchedPart,
  OBLIGATIONS,
  type Obligation,
} from '../../src/verification/disclosure.js';
import { disclosureMessages } from '../../src/verification/words.js';
import { anAuthorization, authorizationId } from '../support/builders.js';

const denied = (reasons: readonly DenyReason[], mismatched: readonly MismatchedPart[] = []) =>
  ({ decision: 'deny', reasons, nearest: authorizationId('secret-1'), mismatched }) as const;
const allowed = (obligations: readonly Obligation[], limits: string | null = null) =>
  ({ decision: 'allow', authorization: anAuthorization({ limits }), obligations }) as const;

describe.each(LANGUAGES)('in %s', (language: Language) => {
  const words = (...disclosure: Parameters<typeof denied>) =>
    disclosureMessages(denied(...disclosure), language);

  test('the caller hears the same words for every denial', () => {
    const single = DENY_REASONS.map((reason) => words([reason]).callerMessage);
    const several = words(DENY_REASONS, ['name', 'birthDate']).callerMessage;
    expect(new Set([...single, several]).size).toBe(1);
  });

  test('the caller of a denial hears no word that tells what we know', () => {
    const { callerMessage } = words(['REVOKED']);
    expect(callerMessage).not.toMatch(
      /fullmakt|authori[sz]ation|sak(en|a)?\b|\bcase\b|navn|namn|name|fødsels|birth|debitor|debtor|registrer|register|trukket|withdrawn|utløpt|expired/i,
    );
  });

  test.each(DENY_REASONS)(
    'the handler is told %s in a sentence of its own, and what to offer instead',
    (reason) => {
      const { handlerMessage } = words([reason]);
      const [firstOffer] = DENY_TEXTS[reason].offers;
      expect(handlerMessage).toMatch(/^(Nei|No)\. /);
      expect(handlerMessage).toContain(DENY_TEXTS[reason].says[language]);
      expect(firstOffer === undefined ? null : OFFER_TEXTS[firstOffer][language]).toSatisfy(
        (offer) => typeof offer === 'string' && handlerMessage.includes(offer),
      );
    },
  );

  test('the handler is told every reason, and each offer once', () => {
    const { handlerMessage } = words(['REVOKED', 'EXPIRED', 'AGENT_MINOR']);
    for (const reason of ['REVOKED', 'EXPIRED', 'AGENT_MINOR'] as const) {
      expect(handlerMessage).toContain(DENY_TEXTS[reason].says[language]);
    }
    expect(handlerMessage.split(OFFER_TEXTS.newAuthorization[language]).length - 1).toBe(1);
    expect(handlerMessage).toContain(OFFER_TEXTS.adultAgent[language]);
  });

  test('no new authorization is offered from a debtor who cannot give one', () => {
    for (const flag of ['DEBTOR_DECEASED', 'DEBTOR_BANKRUPT', 'DEBTOR_UNDER_GUARDIANSHIP'] as const) {
      const { handlerMessage } = words(['NO_AUTHORIZATION', 'NOT_APPROVED', flag]);
      expect(handlerMessage).toContain(DENY_TEXTS.NO_AUTHORIZATION.says[language]);
      expect(handlerMessage).not.toContain(OFFER_TEXTS.newAuthorization[language]);
    }
  });

  test('the handler is told which part differs', () => {
    const part = {
      nb: ['avnet', 'ødselsdatoen'],
      nn: ['amnet', 'ødselsdatoen'],
      en: ['name', 'date of birth'],
    }[language];
    const [name = '', birthDate = ''] = part;
    const told = (...mismatched: MismatchedPart[]) =>
      words(['AGENT_NOT_MATCHED'], mismatched).handlerMessage.replace(OFFER_TEXTS.stateAgain[language], '');
    expect(told('name')).toContain(name);
    expect(told('name')).not.toContain(birthDate);
    expect(told('birthDate')).toContain(birthDate);
    expect(told('birthDate')).not.toContain(name);
    expect(told('name', 'birthDate')).toContain(name);
    expect(told('name', 'birthDate')).toContain(birthDate);
  });

  test('an allow says yes, and every duty that comes with it adds a sentence to both', () => {
    const plain = disclosureMessages(allowed([]), language);
    expect(plain.handlerMessage).toMatch(/^(Ja|Yes)\. /);
    for (const obligation of OBLIGATIONS) {
      const words = disclosureMessages(allowed([obligation]), language);
      expect(words.handlerMessage.startsWith(`${plain.handlerMessage} `)).toBe(true);
      expect(words.callerMessage.startsWith(`${plain.callerMessage} `)).toBe(true);
    }
    const all = disclosureMessages(allowed(OBLIGATIONS), language);
    expect(new Set(all.handlerMessage.split(/(?<=\.) /)).size).toBe(5);
  });

  test('neither names, ids nor limits are in the words', () => {
    const limits = 'Ikke over 5000 kroner';
    const allow = disclosureMessages(allowed(['READ_LIMITS'], limits), language);
    const deny = words(DENY_REASONS, ['name', 'birthDate']);
    for (const message of [...Object.values(allow), ...Object.values(deny)]) {
      expect(message).not.toMatch(/Hansen|1979|secret-1|5000/);
    }
  });
});

test('no text is left out or said twice in another language', () => {
  const texts = [...Object.values(DENY_TEXTS).map(({ says }) => says), ...Object.values(OFFER_TEXTS)];
  for (const { nb, nn, en } of texts) {
    expect(new Set([nb, nn, en]).size).toBe(3);
    for (const text of [nb, nn, en]) expect(text).toMatch(/^\p{Lu}.*\.$/u);
  }
});
