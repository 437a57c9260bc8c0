// The one word on the screen of a call, and what is read aloud with it.

import { describe, expect, test } from 'vitest';
import { type Scene, scriptFor } from '../../src/calls/script.js';
import { addMinutes } from '../../src/shared/dates.js';
import { type Check, standingOf } from '../../src/verification/on-call/standing.js';
import { NOW, THE_AGENT, THE_DEBTOR, aCall, at, authorizationId } from '../support/builders.js';

const JUST_BEFORE_STALE = at('2026-06-15T10:04:59.999Z');

const agent = (decision: 'allow' | 'deny'): Check => ({
  kind: 'agent',
  at: NOW,
  said: THE_AGENT,
  power: 'information',
  answer:
    decision === 'deny'
      ? { decision, reasons: ['NO_AUTHORIZATION'], mismatched: [] }
      : {
          decision,
          reasons: [],
          authorizationId: authorizationId('authorization-1'),
          kind: 'written',
          powers: ['information'],
          validThrough: null,
          limits: null,
          obligations: [],
        },
});

const debtor = (changes: Partial<Extract<Check, { kind: 'debtor' }>> = {}): Check => ({
  kind: 'debtor',
  at: NOW,
  said: THE_DEBTOR,
  agrees: { name: true, birthDate: true },
  status: 'normal',
  ...changes,
});

const word = (newest: Check | null, changes: Partial<Parameters<typeof standingOf>[1]> = {}) =>
  standingOf({ call: aCall(), over: false, newest }, { holds: true, now: NOW, ...changes });

describe('the answer', () => {
  test('is VENT until somebody has been checked', () => {
    expect(word(null)).toEqual({ word: 'wait', why: 'not-asked' });
  });

  test('is what was answered, for five minutes and not a moment longer', () => {
    expect(word(agent('allow'), { now: JUST_BEFORE_STALE }).word).toBe('yes');
    expect(word(agent('deny'), { now: JUST_BEFORE_STALE }).word).toBe('no');
    expect(word(agent('allow'), { now: addMinutes(NOW, 5) })).toEqual({ word: 'wait', why: 'stale' });
  });

  test('is VENT as soon as the same would not be answered any more', () => {
    expect(word(agent('allow'), { holds: false })).toEqual({ word: 'wait', why: 'changed' });
  });

  test('is JA to the debtor himself only when both name and birth date are his', () => {
    expect(word(debtor()).word).toBe('yes');
    expect(word(debtor({ agrees: { name: true, birthDate: false } })).word).toBe('no');
    expect(word(debtor({ agrees: { name: false, birthDate: true } })).word).toBe('no');
  });

  test('is NEI to whoever calls as a debtor who is dead', () => {
    expect(word(debtor({ status: 'deceased' })).word).toBe('no');
    expect(word(debtor({ status: 'guardianship' })).word).toBe('yes');
  });

  test('about the debtor ends when he leaves, that about another does not', () => {
    const left = { call: aCall({ debtorLeftAt: NOW }), over: false };
    const now = { holds: true, now: NOW };
    expect(standingOf({ ...left, newest: debtor() }, now)).toEqual({ word: 'wait', why: 'debtor-left' });
    expect(standingOf({ ...left, newest: agent('allow') }, now).word).toBe('yes');
    const ended = standingOf({ ...left, newest: agent('allow') }, { ...now, holds: false });
    expect(ended).toEqual({ word: 'wait', why: 'debtor-left' });
  });

  test('is none on a call that is over', () => {
    const over = { call: aCall({ endedAt: NOW }), over: true, newest: agent('allow') };
    expect(standingOf(over, { holds: true, now: NOW })).toEqual({ word: 'over' });
  });
});

describe('the script', () => {
  const said = 'Takk, da kan jeg snakke med deg om dette.';
  const scenes: readonly Scene[] = [
    { step: 'recording' },
    { step: 'who' },
    { step: 'debtor-unchecked' },
    { step: 'debtor-known' },
    { step: 'debtor-unknown' },
    { step: 'allowed', said, oral: true, limited: true },
    { step: 'denied', said, oralPossible: true },
    { step: 'again' },
    { step: 'oral' },
    { step: 'ended' },
  ];

  test('has something to say wherever the call is', () => {
    for (const scene of scenes) expect(scriptFor(scene).length, scene.step).toBeGreaterThan(0);
  });

  test('tells of the recording, and that it may be declined, before anything is asked', () => {
    const [first, second] = scriptFor({ step: 'recording' }).map(({ say }) => say);
    expect(first).toMatch(/kan bli tatt opp/);
    expect(second).toMatch(/helt i orden/);
    expect(`${first}${second}`).not.toContain('?');
  });

  test('never tells an outsider that there is a case, a debt or an authorization', () => {
    for (const scene of scenes.filter(({ step }) =>
      ['who', 'debtor-unknown', 'denied', 'again'].includes(step),
    ))
      for (const { say } of scriptFor(scene))
        expect(say).not.toMatch(/saken (din|hennes|hans)|fullmakten (er|gjelder)|gjelden?\b|skylder|kravet/i);
  });

  test('offers an oral authorization only where one can be given', () => {
    const denied = (oralPossible: boolean) =>
      scriptFor({ step: 'denied', said, oralPossible }).map(({ when }) => when);
    expect(denied(true)).toContain('Hvis den det gjelder, er der');
    expect(denied(false)).not.toContain('Hvis den det gjelder, er der');
  });
});
