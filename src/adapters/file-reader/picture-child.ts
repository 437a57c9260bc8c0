// The limited child process for pictures: decoding them takes native code, which the child for PDFs may not load.

import { type Done, serveOrders } from './child-service.js';
import type { Order } from './orders.js';
import { lookAtPicture, rehearseLooking } from './look-at-picture.js';
import { encodePage, showPage } from './show-page.js';

await serveOrders({ prepare: rehearseLooking, work });

async function work(order: Order, bytes: Buffer): Promise<Done> {
  if (order.job === 'read') return { facts: await lookAtPicture(bytes) };
  if (order.job === 'show') return { picture: await showPage(order, bytes) };
  return { picture: order.job === 'encode' ? await encodePage(order, bytes) : null };
}
