// The record, searched by whoever may: by case, record, event, person and time; and how its chains stand.

import { z } from 'zod';
import {
  type AuditPage,
  type AuditQuestion,
  auditStatus,
  type Needs,
  readAudit,
} from '../../../audit/actions.js';
import type { EventType } from '../../../audit/events.js';
import type { Route } from '../../../http/route.js';
import { addDays, addMinutes, type Instant, startOfOsloDay } from '../../../shared/dates.js';
import type { CaseNumber } from '../../../shared/ids.js';
import { type Refusal, type Result, allowed } from '../../../shared/result.js';
import { readTypedDay } from '../../days.js';
import { definePage } from '../../page.js';
import type { Site } from '../../site.js';
import type { FieldFault } from '../../views/fields.js';
import { type AuditProps, type AuditTyped, AuditSearchPage } from '../../views/office/audit.js';
import { EVENT_WORDS } from '../../words/event-words.js';
import { paths } from '../paths.js';
import { cursorText, readCursor } from './cursor.js';

const A_PAGE = 50;
/** The record is checked every night; longer ago than this is worth a word. */
const CHECKED_WITHIN_MINUTES = 36 * 60;

/** What no engine could look for is looked for by nobody. */
const typedField = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u)
  .optional()
  .catch(undefined);

export function auditPages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: 'nb',
      path: paths.audit,
      permission: 'audit',
      query: z.object({
        sak: typedField,
        id: typedField,
        hendelse: typedField,
        av: typedField,
        fra: typedField,
        til: typedField,
        etter: z.string().max(500).optional().catch(undefined),
      }),
      load: async ({ who, query }): Promise<Result<Omit<AuditProps, 'scene'>, Refusal>> => {
        const { etter, ...fields } = query;
        const typed = typedIn(fields);
        const { question, faults } = questionOf(typed);
        const status = await auditStatus(needs);
        const checkedAt = status.lastVerification?.at ?? null;
        const isCheckedLately =
          checkedAt !== null && checkedAt > addMinutes(site.now(), -CHECKED_WITHIN_MINUTES);
        const shown = { typed, faults, status, isCheckedLately };
        if (faults.length > 0) return allowed({ ...shown, page: null, next: null });
        const page = await readAudit(needs, who, { ...question, before: readCursor(etter), limit: A_PAGE });
        return page.ok ? allowed({ ...shown, page: page.value, next: nextOf(typed, page.value) }) : page;
      },
      view: (shown, scene) => AuditSearchPage({ scene, ...shown }),
    }),
  ];
}

function typedIn(query: Readonly<Partial<Record<keyof AuditTyped, string | undefined>>>): AuditTyped {
  const { sak = '', id = '', hendelse = '', av = '', fra = '', til = '' } = query;
  return { sak: sak.trim(), id: id.trim(), hendelse, av: av.trim(), fra: fra.trim(), til: til.trim() };
}

function questionOf(typed: AuditTyped): {
  readonly question: AuditQuestion;
  readonly faults: readonly FieldFault[];
} {
  const { sak, id, hendelse, av } = typed;
  const from = dayIn(typed.fra);
  const through = dayIn(typed.til);
  const faults = [
    ...(from === 'unreadable' ? [{ field: 'fra', message: UNREADABLE }] : []),
    ...(through === 'unreadable' ? [{ field: 'til', message: UNREADABLE }] : []),
  ];
  if (from === 'unreadable' || through === 'unreadable') return { question: {}, faults };
  const until = through && addDays(through, 1);
  return {
    question: {
      ...(sak !== '' && { caseNumber: sak as CaseNumber }),
      ...(id !== '' && { aboutId: id }),
      ...(isEventType(hendelse) && { type: hendelse }),
      ...(av !== '' && { actorId: av }),
      ...(from && { from: startOfOsloDay(from) satisfies Instant }),
      ...(until && { until: startOfOsloDay(until) satisfies Instant }),
    },
    faults,
  };
}

const UNREADABLE = 'Skriv datoen som dd.mm.åååå, for eksempel 23.11.2026.';

function dayIn(text: string) {
  return text === '' ? null : (readTypedDay(text) ?? 'unreadable');
}

function isEventType(text: string): text is EventType {
  return Object.hasOwn(EVENT_WORDS, text);
}

/** Where the search goes on; null at its end. */
function nextOf(typed: AuditTyped, { next }: AuditPage): string | null {
  if (!next) return null;
  const fields = Object.entries(typed).filter(([, value]) => value !== '');
  return `${paths.audit}?${new URLSearchParams([...fields, ['etter', cursorText(next)]]).toString()}`;
}
