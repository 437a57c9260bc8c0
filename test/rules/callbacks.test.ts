// A request to be called back: the number we shall dial and the time we may do it.

import { describe, expect, test } from 'vitest';
import { CALLBACK_FAULTS, judgeCallback, phoneNumberOf } from '../../src/callbacks/rules.js';
import { callbackFaultMessage } from '../../src/callbacks/words.js';
import type { OpeningHours } from '../../src/shared/agency.js';
import { LANGUAGES } from '../../src/shared/languages.js';
import { at, NOW } from '../support/builders.js';

const daytime = { opensAt: '08:00', closesAt: '16:00' };
const openingHours: OpeningHours = {
  weekdays: [daytime, daytime, daytime, daytime, daytime, null, null],
  yearly: [],
  dates: [],
};

describe('a phone number', () => {
  test.each([
    ['91234567', '+4791234567'],
    ['912 34 567', '+4791234567'],
    ['912\u00a034\u00a0567', '+4791234567'],
    ['+47 912 34 567', '+4791234567'],
    ['0047 91 23 45 67', '+4791234567'],
    ['4791234567', '+4791234567'],
    ['+46 (0)8-123 45 67', '+4681234567'],
    ['0048 22 123 45 67', '+48221234567'],
  ])('%s is dialled %s', (text, expected) => {
    expect(phoneNumberOf(text)).toBe(expected);
  });

  test.each([
    '',
    'ring meg',
    '1234567',
    '912345678',
    '+47 9123456',
    '12345678',
    '+',
    '+1234567890123456',
    '91234567x',
  ])('"%s" cannot be dialled', (text) => {
    expect(phoneNumberOf(text)).toBeNull();
  });
});

describe('a request to be called back', () => {
  const request = { phone: '912 34 567', preferredAt: null, now: NOW, openingHours };

  test('without a wish is called at once while we are open', () => {
    expect(judgeCallback(request)).toEqual({ ok: true, value: { phone: '+4791234567', callFrom: NOW } });
  });

  test('with a wish outside opening hours is called when we open next', () => {
    const saturday = at('2026-06-20T09:00:00.000Z');
    expect(judgeCallback({ ...request, preferredAt: saturday })).toEqual({
      ok: true,
      value: { phone: '+4791234567', callFrom: '2026-06-22T06:00:00.000Z' },
    });
  });

  test('is refused with all its faults', () => {
    const passed = at('2026-06-15T09:59:59.999Z');
    expect(judgeCallback({ ...request, phone: 'nei', preferredAt: passed })).toEqual({
      ok: false,
      refusal: [...CALLBACK_FAULTS],
    });
    expect(judgeCallback({ ...request, phone: 'nei' })).toEqual({ ok: false, refusal: ['PHONE_UNREADABLE'] });
    expect(judgeCallback({ ...request, preferredAt: passed })).toEqual({
      ok: false,
      refusal: ['TIME_PASSED'],
    });
    expect(judgeCallback({ ...request, preferredAt: NOW }).ok).toBe(true);
  });

  test('has words for every fault in every language', () => {
    for (const fault of CALLBACK_FAULTS) {
      for (const language of LANGUAGES) expect(callbackFaultMessage(fault, language)).toMatch(/\.$/u);
    }
  });
});
