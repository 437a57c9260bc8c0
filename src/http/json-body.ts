// Reads a JSON body: type, encoding, syntax.

import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { allowed } from '../shared/result.js';
import { hasBody, readBytes } from './body-bytes.js';
import { type Checked, refuse } from './refusing.js';

const JSON_TYPE = /^application\/json[ \t]*(;[ \t]*charset=("?)utf-8\2[ \t]*)?$/i;

/** The parsed body; `{}` when there is none, since an action without fields takes no body. @throws CallerGone */
export async function readJson(request: IncomingMessage): Promise<Checked<unknown>> {
  const { headers } = request;
  if (!hasBody(request)) return allowed({});
  if (Number(headers['content-length'] ?? 0) > 0 && !isJson(headers))
    return refuse('MEDIA_TYPE_NOT_SUPPORTED');
  const read = await readBytes(request);
  if (!read.ok) return read;
  // Only now it is known whether a body of untold length has anything in it.
  if (read.value.length === 0) return allowed({});
  return isJson(headers) ? parsed(read.value) : refuse('MEDIA_TYPE_NOT_SUPPORTED');
}

function isJson(headers: IncomingHttpHeaders): boolean {
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return false;
  return JSON_TYPE.test(headers['content-type'] ?? '');
}

function parsed(bytes: Buffer): Checked<unknown> {
  if (!isUtf8(bytes)) return refuse('UNREADABLE_JSON');
  try {
    return allowed(JSON.parse(bytes.toString('utf8')) as unknown);
  } catch {
    return refuse('UNREADABLE_JSON');
  }
}
