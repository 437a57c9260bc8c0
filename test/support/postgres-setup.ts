// Started once before the tests that run on PostgreSQL, and stopped after them, whatever they came to.

import { startTestServer } from './postgres.js';

export default async function setup(): Promise<() => Promise<void>> {
  const { stop } = await startTestServer();
  return stop;
}
