// Whether we are open now, and when we open next.

type Next = { readonly day: string; readonly time: string };

export const HOURS_WORDS = {
  openUntil: {
    nb: (time: string) => `Åpent nå, til kl. ${time}`,
    nn: (time: string) => `Ope no, til kl. ${time}`,
    en: (time: string) => `Open now, until ${time}`,
  },
  closedNow: {
    nb: (holiday: string | null) => (holiday ? `Stengt nå (${holiday}).` : 'Stengt nå.'),
    nn: (holiday: string | null) => (holiday ? `Stengt no (${holiday}).` : 'Stengt no.'),
    en: (holiday: string | null) => (holiday ? `Closed now (${holiday}).` : 'Closed now.'),
  },
  opensAt: {
    nb: ({ day, time }: Next) => `Vi åpner ${day} kl. ${time}.`,
    nn: ({ day, time }: Next) => `Vi opnar ${day} kl. ${time}.`,
    en: ({ day, time }: Next) => `We open on ${day} at ${time}.`,
  },
} as const;
