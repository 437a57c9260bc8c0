// What senders are told: every line, reason, refusal and finding has plain words in every language.

import { describe, expect, test } from 'vitest';
import {
  type ChecklistLine,
  DEFICIENCIES,
  REQUIREMENTS,
  type RequirementState,
} from '../../src/documents/checklist.js';
import { FILE_REFUSALS, FINDINGS } from '../../src/documents/facts.js';
import { fileRefusalMessage, findingMessage } from '../../src/documents/file-words.js';
import {
  checklistMessage,
  completionMessage,
  deficiencyMessage,
  requirementLabel,
} from '../../src/documents/words.js';
import { LANGUAGES } from '../../src/shared/languages.js';
import { aDocument, aForm, aPhoto, checklistOf } from '../support/papers.js';

const STATES: readonly RequirementState[] = ['present', 'missing', 'invalid', 'unclear'];

function line(changes: Partial<ChecklistLine>): ChecklistLine {
  return { requirement: 'limits', state: 'present', source: 'formField', reasons: [], ...changes };
}

describe('a line of the checklist', () => {
  test('has whole sentences for every requirement, state and reason in every language', () => {
    for (const requirement of REQUIREMENTS) {
      for (const state of STATES) {
        for (const reasons of [[], ...DEFICIENCIES.map((reason) => [reason])]) {
          for (const language of LANGUAGES) {
            const message = checklistMessage(line({ requirement, state, reasons }), language);
            expect(message, `${requirement} ${state} ${reasons.join()}`).toMatch(/^\S.*\.$/u);
          }
        }
      }
    }
  });

  test('says what is missing and how to mend it', () => {
    const missing = line({ state: 'missing', source: null, reasons: ['NOT_FILLED_IN'] });
    expect(checklistMessage(missing, 'nb')).toBe(
      'Det står ikke om det er noe fullmakten ikke gjelder. Skriv hva det er, eller skriv «ingen».',
    );
    expect(checklistMessage(missing, 'nn')).toContain('skriv «ingen»');
    expect(checklistMessage(missing, 'en')).toContain('write “none”');
  });

  test('asks for nothing while a person still looks on the other papers', () => {
    const unclear = line({ state: 'unclear', source: 'image', reasons: ['NOT_FILLED_IN'] });
    expect(checklistMessage(unclear, 'nb')).toBe(
      'Vi finner det ikke i feltene i skjemaet. En av oss ser etter om det er noe fullmakten ikke gjelder. Vi sier fra hvis noe mangler.',
    );
  });

  test('that is in place says so, and a warning stands alone', () => {
    expect(checklistMessage(line({}), 'nb')).toBe('Dette er på plass.');
    const warned = line({ requirement: 'date', reasons: ['DATE_OLD'] });
    expect(checklistMessage(warned, 'en')).toMatch(/^The authorization was signed quite some time ago/u);
  });

  test('that a reviewer calls missing asks for it, whatever the machine doubted', () => {
    const asked = line({ requirement: 'signature', state: 'missing', reasons: ['SIGNATURE_UNCERTAIN'] });
    expect(checklistMessage(asked, 'nb')).toContain('Underskriften mangler. Skriv ut skjemaet');
  });

  test('has all its reasons told', () => {
    const reasons = ['ALREADY_EXPIRED', 'END_BEFORE_START'] as const;
    const message = checklistMessage(line({ requirement: 'duration', state: 'invalid', reasons }), 'nb');
    for (const reason of reasons) expect(message).toContain(deficiencyMessage(reason, 'nb'));
  });

  test('repeats nothing that was read from the paper', () => {
    const form = aForm({ valid_through: 'xyzzy', debtor_name: 'Plugh', agent_birth_date: '14.03.19' });
    const messages = checklistOf(aDocument({ form }), aPhoto()).map((each) => checklistMessage(each, 'nb'));
    expect(messages.join(' ')).not.toMatch(/xyzzy|Plugh|14\.03\.19(?!79)/u);
  });
});

test('nothing tells whether a case exists', () => {
  for (const language of LANGUAGES) {
    expect(deficiencyMessage('UNKNOWN_CASE', language)).toBe(
      deficiencyMessage('DEBTOR_NOT_MATCHED', language),
    );
  }
});

test('every requirement has a label of its own in every language', () => {
  for (const language of LANGUAGES) {
    const labels = REQUIREMENTS.map((requirement) => requirementLabel(requirement, language));
    expect(new Set(labels).size).toBe(REQUIREMENTS.length);
    expect(labels.every((label) => /^\p{Lu}.*[^.]$/u.test(label))).toBe(true);
  }
});

test.each(LANGUAGES)('every refused file is told what to do instead (%s)', (language) => {
  const messages = FILE_REFUSALS.map((code) => fileRefusalMessage(code, language));
  expect(new Set(messages).size).toBe(messages.length);
  for (const message of messages) expect(message).toMatch(/^\S.*\. .*\.$/u);
});

test.each(LANGUAGES)('every finding has words (%s)', (language) => {
  for (const code of FINDINGS) expect(findingMessage(code, language)).toMatch(/^\S.*\.$/u);
});

describe('the message that asks for a completion', () => {
  test('names what is missing in the order of the checklist, and gives the note', () => {
    const message = completionMessage({
      missing: ['signature', 'limits'],
      note: 'Ring oss gjerne.',
      language: 'nb',
    });
    expect(message.split('\n')).toEqual([
      'Takk for fullmakten. Vi kan ikke godkjenne den ennå, fordi noe mangler:',
      expect.stringMatching(/^– Det står ikke om det er noe/u),
      expect.stringMatching(/^– Underskriften mangler/u),
      '',
      'Ring oss gjerne.',
      '',
      'Send nye eller bedre sider med den samme referansen. Du trenger ikke å begynne på nytt.',
    ]);
  });

  test.each(LANGUAGES)('makes sense without a list and without a note (%s)', (language) => {
    const message = completionMessage({ missing: [], note: null, language });
    expect(message.split('\n\n')).toHaveLength(2);
    expect(message).not.toContain(':');
  });
});
