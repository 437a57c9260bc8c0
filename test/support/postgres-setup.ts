// Started once before the tests that run on PostgreSQL, and stopped after them, whatever they came to.

import { isTestServerThere, startTestServer } from './postgres.js';

/** Asked by each project that needs it; the first one gets it for all. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (isTestServerThere()) return undefined;
  const { stop } = await startTestServer();
  return stop;
}
