// Reads a JSON body within limits: size while it arrives, time, type, encoding.

import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { allowed } from '../shared/result.js';
import { CallerGone, type Checked, refuse } from './refusing.js';

const MOST_BYTES = 64 * 1024;
/** Read and thrown away so that a caller who sends too much can still hear why. */
const MOST_DISCARDED = 1024 * 1024;
const LONGEST_MS = 30_000;
const JSON_TYPE = /^application\/json[ \t]*(;[ \t]*charset=("?)utf-8\2[ \t]*)?$/i;

/** The parsed body; `{}` when there is none, since an action without fields takes no body. @throws CallerGone */
export async function readJson(request: IncomingMessage): Promise<Checked<unknown>> {
  const { headers } = request;
  const length = Number(headers['content-length'] ?? 0);
  if (length === 0 && headers['transfer-encoding'] === undefined) return allowed({});
  if (length > 0 && !isJson(headers)) return refuse('MEDIA_TYPE_NOT_SUPPORTED');
  if (length > MOST_DISCARDED) return refuse('BODY_TOO_LARGE', { close: true });
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

function readBytes(request: IncomingMessage): Promise<Checked<Buffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooSlow = setTimeout(() => finish(refuse('REQUEST_TIMED_OUT', { close: true })), LONGEST_MS);

    function finish(read: Checked<Buffer>): void {
      stopListening();
      resolve(read);
    }
    function onData(chunk: Buffer): void {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
      else if (size > MOST_DISCARDED) finish(refuse('BODY_TOO_LARGE', { close: true }));
    }
    function onEnd(): void {
      const [only] = chunks;
      const whole = chunks.length === 1 && only ? only : Buffer.concat(chunks);
      finish(size > MOST_BYTES ? refuse('BODY_TOO_LARGE') : allowed(whole));
    }
    function onClose(): void {
      stopListening();
      reject(new CallerGone('the caller went away before the body had arrived'));
    }
    function stopListening(): void {
      clearTimeout(tooSlow);
      request.off('data', onData).off('end', onEnd).off('close', onClose);
    }
    request.on('data', onData).on('end', onEnd).on('close', onClose);
  });
}
