// Forms handed out: filled in beforehand, opened by their address alone, and known again when they come back.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Grant } from '../../src/documents/form.js';
import {
  type FormOrder,
  type PrintForm,
  issueForm,
  keepBlankForms,
  openIssuedForm,
} from '../../src/documents/issuing/actions.js';
import { recogniseForm } from '../../src/documents/issuing/steps.js';
import { addMinutes } from '../../src/shared/dates.js';
import { refused } from '../../src/shared/result.js';
import { NOW, THE_AGENT, THE_DEBTOR, at, day } from '../support/builders.js';
import { bytesStoredIn } from '../support/engine.js';
import {
  BLANK,
  type PaperWorld,
  aPaperWorld,
  plainPrinter,
  printHash,
  recordedIn,
  refusalOf,
  valueOf,
} from '../support/paper-world.js';
import { THE_GRANT, aForm } from '../support/papers.js';
import { ANYONE } from '../support/world.js';

let world: PaperWorld;

beforeEach(async () => {
  world = await aPaperWorld();
});

afterEach(() => world.remove());

function anOrder(changes: Partial<Grant> = {}, months: number | null = null): FormOrder {
  return { language: 'nb', grant: { ...THE_GRANT, ...changes }, months };
}

const print = async (token: string) =>
  JSON.parse(Buffer.from(valueOf(await openIssuedForm(world, ANYONE, token))).toString('utf8'));

describe('a form that is issued', () => {
  test('shows what was asked for to whoever has its address', async () => {
    const { token, reference } = valueOf(await issueForm(world, ANYONE, anOrder()));
    expect(reference).toMatch(/^FM(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(await print(token)).toMatchObject({
      language: 'nb',
      reference,
      values: { debtor_name: THE_DEBTOR.name, limits: THE_GRANT.limits, valid_through: '31.12.2026' },
    });
  });

  test('has an address of 192 random bits that its reference does not open', async () => {
    const { token, reference } = valueOf(await issueForm(world, ANYONE, anOrder()));
    expect(Buffer.from(token, 'base64url')).toHaveLength(24);
    expect(refusalOf(await openIssuedForm(world, ANYONE, reference))).toBe('NOT_FOUND');
  });

  test('can be opened for a day and not a millisecond longer', async () => {
    const { token, expiresAt } = valueOf(await issueForm(world, ANYONE, anOrder()));
    expect(expiresAt).toBe(addMinutes(NOW, 24 * 60));
    world.setNow(at('2026-06-16T09:59:59.999Z'));
    expect(refusalOf(await openIssuedForm(world, ANYONE, token))).toBe('ok');
    world.setNow(expiresAt);
    expect(refusalOf(await openIssuedForm(world, ANYONE, token))).toBe('NOT_FOUND');
  });

  test('is recorded when it is made, opened and asked for in vain', async () => {
    const { token } = valueOf(await issueForm(world, ANYONE, anOrder()));
    await openIssuedForm(world, ANYONE, token);
    await openIssuedForm(world, ANYONE, 'nobody gave this out');
    expect(await recordedIn(world)).toEqual(['form-issued done', 'form-opened read', 'form-opened refused']);
  });

  test('lasts so many months from its first day, or from today, to the last of a shorter month', async () => {
    const lasting = async (validFrom: Grant['validFrom'], months: number) => {
      const order = anOrder({ validFrom, validThrough: null }, months);
      return (await print(valueOf(await issueForm(world, ANYONE, order)).token)).values.valid_through;
    };
    expect(await lasting(null, 6)).toBe('15.12.2026');
    expect(await lasting(day('2026-08-31'), 6)).toBe('28.02.2027');
    world.setNow(at('2026-06-15T22:00:00.000Z'));
    expect(await lasting(null, 1)).toBe('16.07.2026');
  });

  test('has no national id in it, whatever was typed', async () => {
    // Synthetic (month + 80): given to nobody.
    const order = anOrder({
      limits: 'Gjelder 018180 10083 bare',
      agent: { ...THE_AGENT, address: 'Vei 1, 01818010083', phone: '01818010083' },
    });
    const { values } = await print(valueOf(await issueForm(world, ANYONE, order)).token);
    expect(JSON.stringify(values)).not.toMatch(/10083/);
    expect(values.limits).toBe('Gjelder ••••••••••• bare');
  });

  test('leaves no name and no words of its limits in the database or its log', async () => {
    await issueForm(world, ANYONE, anOrder());
    const bytes = await bytesStoredIn(world.folder);
    expect(bytes.includes('form-issued')).toBe(true);
    for (const word of ['Sørli', 'Hansen', '1980-02-29', '500 kr']) expect(bytes.includes(word)).toBe(false);
  });
});

describe('an order is refused, with each faulty field,', () => {
  test.each<[string, Partial<Grant>, string]>([
    ['when the agent is the debtor', { agent: THE_DEBTOR }, 'agent.name:AGENT_IS_DEBTOR'],
    [
      'when the agent is a child on the first day',
      { agent: { ...THE_AGENT, birthDate: day('2008-06-16') } },
      'agent.birthDate:AGENT_MINOR',
    ],
    [
      'when a birth date lies ahead',
      { debtor: { ...THE_DEBTOR, birthDate: day('2026-06-16') } },
      'debtor.birthDate:BIRTH_DATE_IMPLAUSIBLE',
    ],
    [
      'when it ends before it begins',
      { validFrom: day('2026-10-02'), validThrough: day('2026-10-01') },
      'validThrough:END_BEFORE_START',
    ],
    ['when it has ended', { validThrough: day('2026-06-14') }, 'validThrough:ALREADY_EXPIRED'],
    ['when it gives no power', { powers: [] }, 'cases:NO_SCOPE'],
  ])('%s', async (_when, changes, fault) => {
    expect(refusalOf(await issueForm(world, ANYONE, anOrder(changes)))).toBe(`INVALID_INPUT ${fault}`);
  });

  test('all of them at once, and the refusal is recorded', async () => {
    const order = anOrder({ agent: THE_DEBTOR, validThrough: day('2026-06-14'), powers: [] });
    expect(refusalOf(await issueForm(world, ANYONE, order))).toBe(
      'INVALID_INPUT agent.name:AGENT_IS_DEBTOR cases:NO_SCOPE validThrough:ALREADY_EXPIRED',
    );
    expect(await recordedIn(world)).toEqual(['form-issued refused']);
  });

  test('when a text does not fit on the paper', async () => {
    const printForm: PrintForm = () =>
      Promise.resolve(refused([{ field: 'limits', fault: 'TEXT_TOO_LONG' }]));
    expect(refusalOf(await issueForm({ ...world, printForm }, ANYONE, anOrder()))).toBe(
      'INVALID_INPUT limits:TEXT_TOO_LONG',
    );
  });

  test('but not when the agent turns eighteen on that day, or the end is today', async () => {
    const order = anOrder({
      agent: { ...THE_AGENT, birthDate: day('2008-06-15') },
      validThrough: day('2026-06-15'),
    });
    expect(refusalOf(await issueForm(world, ANYONE, order))).toBe('ok');
  });
});

describe('a form that comes back', () => {
  const recognise = (facts: Parameters<typeof aForm>[1]) =>
    recogniseForm(world.database.read, world.keys, aForm({}, facts));

  test('is known by what is printed on it, with what was asked for', async () => {
    const { reference } = valueOf(await issueForm(world, ANYONE, anOrder()));
    const contentHash = printHash(`nb/${reference}`);
    const recognised = await recognise({ reference, contentHash });
    expect(recognised).toEqual({ issued: THE_GRANT, altered: false });
  });

  test('is known also when a tool has dropped its hidden reference', async () => {
    const { reference } = valueOf(await issueForm(world, ANYONE, anOrder()));
    const contentHash = printHash(`nb/${reference}`);
    expect(await recognise({ reference: null, contentHash })).toEqual({ issued: THE_GRANT, altered: false });
  });

  test('is altered when its print is none of ours', async () => {
    const { reference } = valueOf(await issueForm(world, ANYONE, anOrder()));
    const recognised = await recognise({ reference, contentHash: printHash('something else') });
    expect(recognised).toEqual({ issued: THE_GRANT, altered: true });
  });

  test('is altered when it claims the reference of another', async () => {
    const one = valueOf(await issueForm(world, ANYONE, anOrder()));
    const other = valueOf(await issueForm(world, ANYONE, anOrder()));
    const contentHash = printHash(`nb/${one.reference}`);
    expect((await recognise({ reference: other.reference, contentHash })).altered).toBe(true);
  });

  test('is known by every print of it, after the agency has changed its letterhead too', async () => {
    const { token, reference } = valueOf(await issueForm(world, ANYONE, anOrder()));
    const printForm: PrintForm = async (form) => {
      const print = await plainPrinter(form);
      return print.ok
        ? { ok: true, value: { ...print.value, contentHash: printHash('new letterhead') } }
        : print;
    };
    await openIssuedForm({ ...world, printForm }, ANYONE, token);
    for (const contentHash of [printHash(`nb/${reference}`), printHash('new letterhead')])
      expect((await recognise({ reference, contentHash })).altered).toBe(false);
  });
});

describe('the blank form', () => {
  test('is printed and recorded once, however many ask at once', async () => {
    let printed = 0;
    const printForm: PrintForm = (form) => {
      printed += 1;
      return plainPrinter(form);
    };
    const blank = keepBlankForms({ ...world, printForm });
    await Promise.all([blank(ANYONE, 'nb'), blank(ANYONE, 'nb'), blank(ANYONE, 'nb')]);
    await blank(ANYONE, 'nb');
    await keepBlankForms(world)(ANYONE, 'nb');
    expect(printed).toBe(1);
    expect(await recordedIn(world)).toEqual(['form-issued done']);
  });

  test('is known again when it comes back', async () => {
    await keepBlankForms(world)(ANYONE, 'nb');
    const form = aForm({}, { contentHash: BLANK });
    expect(await recogniseForm(world.database.read, world.keys, form)).toEqual({
      issued: null,
      altered: false,
    });
  });

  test('is made again for the next who asks when making it has failed', async () => {
    let printed = 0;
    const printForm: PrintForm = (form) => {
      printed += 1;
      return printed === 1 ? Promise.reject(new Error('no paper')) : plainPrinter(form);
    };
    const blank = keepBlankForms({ ...world, printForm });
    await expect(blank(ANYONE, 'nn')).rejects.toThrow('no paper');
    expect((await blank(ANYONE, 'nn')).edition).toBe('general/1/nn');
  });
});
