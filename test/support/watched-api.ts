// Asks a server and remembers of every request when it was sent, when it was answered, and with what.

import type { Api, ApiAnswer } from './api.js';

/** Times in milliseconds, by the clock of the process that asks. */
export type Exchange = {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly status: number;
  readonly code: string;
  /** Seconds; NaN when the answer does not say. */
  readonly retryAfter: number;
};

export type WatchedApi = Api & { readonly seen: readonly Exchange[] };

export function watched(api: Api): WatchedApi {
  const seen: Exchange[] = [];
  const timed = async (path: string, asking: Promise<ApiAnswer>): Promise<ApiAnswer> => {
    const start = performance.now();
    const answer = await asking;
    seen.push({
      path,
      start,
      end: performance.now(),
      status: answer.status,
      code: String(answer.json.code),
      retryAfter: Number(answer.headers['retry-after']),
    });
    return answer;
  };
  return {
    seen,
    get: (path) => timed(path, api.get(path)),
    put: (path, body) => timed(path, api.put(path, body)),
    post: (path, body, headers) => timed(path, api.post(path, body, headers)),
    upload: (path, files, more) => timed(path, api.upload(path, files, more)),
    close: () => api.close(),
  };
}

/** We cannot now, said as such: never a decision, never a fault, and when to ask again. */
export function isClearRefusal({ status, code, retryAfter }: Exchange): boolean {
  return status === 503 && retryAfter > 0 && (code === 'UNAVAILABLE' || code === 'NOT_READY');
}
