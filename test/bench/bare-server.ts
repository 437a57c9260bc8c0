// What the service is measured against: the least that an Express route with a checked JSON body can be.

import express from 'express';
import { z } from 'zod';

const question = z.strictObject({
  caseNumber: z.string().min(1).max(64),
  agent: z.strictObject({ name: z.string().min(1).max(200), birthDate: z.iso.date() }),
  power: z.enum(['information', 'agreements', 'objections', 'correspondence']),
});

/** The answer that is always given: one of the service's own, so that both write as much. */
const answer = JSON.parse(process.argv[2] ?? '{}') as unknown;

const app = express();
app.disable('x-powered-by');
app.use(express.json());
app.post('/bare', (request, response) => {
  if (question.safeParse(request.body).success) response.json(answer);
  else response.status(422).json({ code: 'INVALID_INPUT' });
});

const server = app.listen(0, '127.0.0.1', () => process.send?.(server.address()));
