// The settings, read from the environment in one place; all faults are told at once.

import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { agencySchema } from './config/agency-schema.js';
import { readTrustAnchors } from './config/trust-anchors.js';
import { packagePath } from './own-files.js';
import type { Agency } from './shared/agency.js';
import { databaseAddressFault } from './shared/database-address.js';
import { type S3Key, parseS3Address } from './shared/s3-address.js';

export type Config = {
  readonly host: string;
  readonly port: number;
  /** Without a slash at the end; the address debtors see. */
  readonly publicUrl: string;
  readonly logLevel: string;
  readonly databaseUrl: string;
  readonly uploadsUrl: string;
  /** Null unless UPLOADS_URL is on S3. */
  readonly uploadsKey: S3Key | null;
  readonly keysFile: string;
  readonly checkpointsFile: string;
  /** Where the link to the first account is laid. */
  readonly firstLinkFile: string;
  readonly trustedProxies: readonly string[];
  /** Certificates (DER) that digital signatures on papers may lead to; none: no signature is trusted. */
  readonly trustAnchors: readonly Uint8Array[];
  /** Where the malware scanner listens; null for none. */
  readonly clamav: ClamavPlace | null;
  /** Public POSTs and PDF-making GETs per minute and address. */
  readonly publicRate: number;
  /** Processes that serve on this machine; each has its own group commit and audit chain. */
  readonly workers: number;
  /** NODE_ENV=production: a guarantee that cannot be kept refuses to start. */
  readonly production: boolean;
  readonly agency: Agency;
};

type ClamavPlace = { readonly path: string } | { readonly host: string; readonly port: number };

/** Every fault of the settings, one line each. */
export class SettingsFaulty extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`the settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal'];

const settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  DATABASE_URL: z
    .string()
    .superRefine((text, context) => {
      const fault = databaseAddressFault(text);
      if (fault !== null) context.addIssue(fault);
    })
    .default('file:db/fullmakt.sqlite'),
  UPLOADS_URL: z
    .string()
    .superRefine((text, context) => {
      const fault = uploadsFault(text);
      if (fault !== null) context.addIssue(fault);
    })
    .default('file:uploads'),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  KEYS_FILE: z.string().min(1).default('db/keys.json'),
  CHECKPOINTS_FILE: z.string().min(1).default('db/checkpoints.jsonl'),
  FIRST_LINK_FILE: z.string().min(1).optional(),
  AGENCY_FILE: z.string().min(1).default(packagePath('templates/agency.example.json')),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .refine(
      (list) => list.every(isProxy),
      'must be addresses or networks parted by commas; "true" would trust anyone',
    ),
  TRUST_ANCHORS: z.string().optional(),
  CLAMAV_URL: z
    .string()
    .transform(clamavPlace)
    .refine((place) => place !== null, 'must be tcp://host:port or unix:/path')
    .optional(),
  PUBLIC_RATE: z.coerce.number().int().min(1).default(30),
  WORKERS: z.coerce.number().int().min(1).max(64).default(1),
  NODE_ENV: z.string().default('development'),
});

/** @throws SettingsFaulty with every fault of the environment and of the agency file. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = settings.safeParse(given);
  const faults = read.success ? [] : read.error.issues.map(faultOf(''));
  if (read.success) faults.push(...keyFaults(read.data));
  const anchors = readTrustAnchors(given.TRUST_ANCHORS ?? null);
  faults.push(...anchors.faults.map((fault) => `TRUST_ANCHORS: ${fault}`));
  const file = read.success ? read.data.AGENCY_FILE : given.AGENCY_FILE;
  const about = file === undefined ? null : readAgency(file, faults);
  if (!read.success || !about || faults.length > 0) throw new SettingsFaulty(faults);
  const { data } = read;
  return {
    host: data.HOST,
    port: data.PORT,
    publicUrl: (data.PUBLIC_URL ?? `http://${data.HOST}:${data.PORT}`).replace(/\/+$/, ''),
    logLevel: data.LOG_LEVEL,
    databaseUrl: data.DATABASE_URL,
    uploadsUrl: data.UPLOADS_URL,
    uploadsKey: uploadsKey(data),
    keysFile: data.KEYS_FILE,
    checkpointsFile: data.CHECKPOINTS_FILE,
    firstLinkFile: data.FIRST_LINK_FILE ?? join(dirname(data.KEYS_FILE), 'first-link.txt'),
    trustedProxies: data.TRUSTED_PROXIES,
    trustAnchors: anchors.certificates,
    clamav: data.CLAMAV_URL ?? null,
    publicRate: data.PUBLIC_RATE,
    workers: data.WORKERS,
    production: data.NODE_ENV === 'production',
    agency: about,
  };
}

function clamavPlace(text: string): ClamavPlace | null {
  const path = /^unix:(\/.+)$/.exec(text)?.[1];
  if (path !== undefined) return { path };
  const [, host, port] = /^tcp:\/\/(\[[0-9a-fA-F:]+\]|[\w.-]+):(\d{1,5})\/?$/.exec(text) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return null;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

function uploadsFault(text: string): string | null {
  if (/^file:./.test(text)) return null;
  if (!text.startsWith('s3:')) return 'must be file:FOLDER or s3://BUCKET/PREFIX?endpoint=…&region=…';
  const address = parseS3Address(text);
  return address.ok ? null : address.refusal;
}

type Read = z.infer<typeof settings>;

function keyFaults(data: Read): readonly string[] {
  if (!isOnS3(data)) return [];
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
  return names
    .filter((name) => data[name] === undefined)
    .map((name) => `${name}: is missing; UPLOADS_URL is on S3`);
}

function uploadsKey(data: Read): S3Key | null {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = data;
  return isOnS3(data) && id !== undefined && secret !== undefined ? { id, secret } : null;
}

function isOnS3({ UPLOADS_URL }: Read): boolean {
  return UPLOADS_URL.startsWith('s3:');
}

function readAgency(file: string, faults: string[]): Agency | null {
  const read = agencySchema.safeParse(readJson(file, faults));
  if (read.success) return read.data;
  if (faults.length === 0) faults.push(...read.error.issues.map(faultOf('AGENCY_FILE ')));
  return null;
}

function readJson(file: string, faults: string[]): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    faults.push(
      `AGENCY_FILE cannot be read: ${error instanceof SyntaxError ? 'it is not JSON' : 'no such file'}`,
    );
    return null;
  }
}

function faultOf(prefix: string) {
  return ({ path, message }: z.core.$ZodIssue) => `${prefix}${path.join('.') || 'the whole'}: ${message}`;
}

function isProxy(text: string): boolean {
  if (PROXY_NAMES.includes(text)) return true;
  const [address, bits, ...rest] = text.split('/');
  if (rest.length > 0 || isIP(address ?? '') === 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= 128);
}
