// How UPLOADS_URL is read when it is on S3: strictly, all faults at once, and without ever repeating a secret.

import { describe, expect, test } from 'vitest';
import { openUploads } from '../../src/adapters/open-uploads.js';
import { SettingsFaulty, readConfig } from '../../src/config.js';
import { parseS3Address } from '../../src/shared/s3-address.js';
import { NOW } from '../support/builders.js';

const KEYS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'the-secret' };
const URL = 's3://papers/sealed?endpoint=https://s3.example.no&region=eu-north-1';

describe('an address on S3', () => {
  test.each([
    [
      's3://papers/sealed/here?endpoint=https://s3.example.no&region=eu-north-1',
      { endpoint: 'https://s3.example.no', region: 'eu-north-1', bucket: 'papers', prefix: 'sealed/here/' },
    ],
    [
      's3://papers?endpoint=http%3A%2F%2F127.0.0.1%3A9000%2Fs3%2F',
      { endpoint: 'http://127.0.0.1:9000/s3', region: 'us-east-1', bucket: 'papers', prefix: '' },
    ],
    [
      's3://our.papers-1/?region=eu-west-1',
      {
        endpoint: 'https://s3.eu-west-1.amazonaws.com',
        region: 'eu-west-1',
        bucket: 'our.papers-1',
        prefix: '',
      },
    ],
  ])('%s is read', (text, address) => {
    expect(parseS3Address(text)).toEqual({ ok: true, value: address });
  });

  test.each([
    ['s3://papers', 'an endpoint, or a region'],
    ['s3://Papers?region=eu-west-1', 'name a bucket'],
    ['s3://p?region=eu-west-1', 'name a bucket'],
    ['s3:///sealed?region=eu-west-1', 'name a bucket'],
    ['s3://papers/a%20b?region=eu-west-1', 'a prefix of letters'],
    ['s3://papers/a//b?region=eu-west-1', 'a prefix of letters'],
    ['s3://papers?region=eu%2Fwest', 'a region such as'],
    ['s3://papers?region=', 'a region such as'],
    ['s3://papers?endpoint=ftp://s3.example.no', 'http or https'],
    ['s3://papers?endpoint=s3.example.no', 'http or https'],
    ['s3://papers?endpoint=https://the-secret@s3.example.no', 'host, port and path alone'],
    ['s3://papers?endpoint=https://s3.example.no/?key=the-secret', 'host, port and path alone'],
    ['s3://id:the-secret@papers?region=eu-west-1', 'may not hold a key'],
    ['s3://papers?region=eu-west-1&secret=the-secret', 'only endpoint and region'],
    ['s3://papers?region=eu-west-1#the-secret', 'only endpoint and region'],
    ['https://s3.example.no/papers', 'must be s3://'],
  ])('%s is refused', (text, words) => {
    const read = parseS3Address(text);
    const refusal = read.ok ? '' : read.refusal;
    expect(refusal).toContain(words);
    expect(refusal).not.toContain('the-secret');
  });
});

describe('the settings of a store', () => {
  test('hold the key when it is on S3', () => {
    const config = readConfig({ UPLOADS_URL: URL, ...KEYS });
    expect(config.uploadsUrl).toBe(URL);
    expect(config.uploadsKey).toEqual({ id: 'id', secret: 'the-secret' });
  });

  test('hold no key that nothing needs', () => {
    expect(readConfig(KEYS).uploadsKey).toBeNull();
  });

  test.each([
    ['without a key', { UPLOADS_URL: URL }, ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']],
    ['with half a key', { UPLOADS_URL: URL, AWS_ACCESS_KEY_ID: 'id' }, ['AWS_SECRET_ACCESS_KEY']],
    ['with an empty key', { UPLOADS_URL: URL, ...KEYS, AWS_ACCESS_KEY_ID: '' }, ['AWS_ACCESS_KEY_ID']],
    ['with a key in the address', { UPLOADS_URL: 's3://id:the-secret@papers', ...KEYS }, ['UPLOADS_URL']],
    ['on something else', { UPLOADS_URL: 'gs://papers', ...KEYS }, ['UPLOADS_URL']],
  ])('are refused %s', (_what, environment, settings) => {
    const faults = faultsOf(environment);
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(settings);
    expect(faults.join()).not.toContain('the-secret');
  });

  test('are refused where a store is opened as well', async () => {
    const needs = { now: () => NOW };
    const opened = openUploads(needs, { uploadsUrl: URL, uploadsKey: null });
    await expect(opened).rejects.toThrow(SettingsFaulty);
  });
});

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsFaulty) return error.faults;
    throw error;
  }
}
