// The table of contents: every door of the service, and which actions stand behind it.

import type { Express } from 'express';
import { type MemoryGuarantee, createFileReader } from './adapters/file-reader/file-reader.js';
import { suspendStanding, takeCaseOut } from './authorizations/steps.js';
import { isCallOverFor } from './calls/steps.js';
import type { Config } from './config.js';
import type { Log } from './http/log.js';
import { createMetrics } from './http/metrics.js';
import type { Route } from './http/route.js';
import { createHttp } from './http/server.js';
import { disclosureQuestions, usesOf } from './verification/actions.js';
import { auditRoutes } from './web/api/audit.js';
import { authorizationRoutes } from './web/api/authorizations.js';
import { callRoutes } from './web/api/calls.js';
import { caseRoutes } from './web/api/cases.js';
import { verificationRoutes } from './web/api/verifications.js';
import type { World } from './world.js';

export type App = {
  readonly http: Express;
  /** How well the memory of the child that reads papers is limited; `none` is unfit for production. */
  readonly readerGuarantee: MemoryGuarantee;
  close(): Promise<void>;
};

/** Every route on one application, ready to listen. */
export async function createApp(needs: {
  readonly config: Config;
  readonly world: World;
  readonly log: Log;
}): Promise<App> {
  const { config, world, log } = needs;
  const reader = await createFileReader();
  const metrics = createMetrics();
  const http = createHttp({
    ...world,
    routes: apiRoutes(world),
    ready: () => world.database.probe(),
    log,
    metrics,
    publicRate: config.publicRate,
    trustedProxies: config.trustedProxies,
  });
  return {
    http,
    readerGuarantee: reader.guarantee,
    close: () => reader.close(),
  };
}

/** The outside contract, in the order api.md tells it. */
function apiRoutes(world: World): readonly Route[] {
  return [
    ...caseRoutes({
      ...world,
      grants: { takeCaseOut, suspendStanding: (tx, of, at) => suspendStanding(tx, world.keys, of, at) },
    }),
    ...callRoutes(world),
    ...authorizationRoutes({ ...world, isCallOver: isCallOverFor, usesOf }),
    ...verificationRoutes({ ...world, disclosures: disclosureQuestions(world) }),
    ...auditRoutes(world),
  ];
}
