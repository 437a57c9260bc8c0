// What comes over the line for a page, as the browser counts it: compressed, with everything it draws in but pictures.

import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const CHECK_MS = 5;

/** Opens the page; gives its weight in kilobytes. */
export async function weightOf(page: Page, path: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const pictures = new Set<string>();
  const underWay = new Set<string>();
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    underWay.add(requestId);
    if (type === 'Image') pictures.add(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId }) => void underWay.delete(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    underWay.delete(requestId);
    if (!pictures.has(requestId)) bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  while (underWay.size > 0) await pause(CHECK_MS);
  await session.detach();
  return bytes / 1024;
}
