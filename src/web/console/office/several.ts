// Tick boxes as a form sends them: none, one, or several of one name.

import { z } from 'zod';

export const several = z
  .union([z.string().max(100), z.array(z.string().max(100)).max(100)])
  .optional()
  .transform((sent) => (sent === undefined ? [] : [sent].flat()));
