// A natural person as others name him: a name and a date of birth identify, but never authenticate (domain § 8).

import type { Day } from '../shared/dates.js';

export type Person = { readonly name: string; readonly birthDate: Day };
