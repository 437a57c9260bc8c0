// Reads the bytes of a small body within limits: size while it arrives, and time.

import type { IncomingMessage } from 'node:http';
import { allowed } from '../shared/result.js';
import { CallerGone, type Checked, refuse } from './refusing.js';

const MOST_BYTES = 64 * 1024;
/** Read and thrown away so that a caller who sends too much can still hear why. */
const MOST_DISCARDED = 1024 * 1024;
const LONGEST_MS = 30_000;

/** Whether a body is announced; one of untold length may still turn out to be empty. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}

/** At most 64 KB. Refused with BODY_TOO_LARGE or REQUEST_TIMED_OUT. @throws CallerGone */
export function readBytes(request: IncomingMessage): Promise<Checked<Buffer>> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > MOST_DISCARDED) return Promise.resolve(refuse('BODY_TOO_LARGE', { close: true }));
  const whole = arrived(request, announced);
  if (whole) return Promise.resolve(allowed(whole));
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

/** The body when all of it is here already, as it mostly is; null otherwise. */
function arrived(request: IncomingMessage, announced: number): Buffer | null {
  if (announced === 0 || announced > MOST_BYTES) return null;
  if (!request.complete || request.readableLength !== announced) return null;
  return request.read() as Buffer;
}
