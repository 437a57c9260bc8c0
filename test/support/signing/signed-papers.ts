// Papers that are signed, or forged to look so, and what must be seen in each: made once for all tests of a run.

import { readFileSync } from 'node:fs';
import { PDFDict, PDFName } from 'pdf-lib';
import { onePage, rawStream } from '../raw-pdf.js';
import {
  aCommonName,
  anAuthority,
  anIntermediate,
  aPerson,
  aRevocationList,
  aSeal,
  bornOn,
  forPurposes,
  type Identity,
  issue,
  selfIssued,
  underPolicy,
  USAGE,
} from './authority.js';

/** The form of ours that all of them sign, filled in by `THE_DEBTOR`. */
export const FORM = readFileSync(new URL('../../fixtures/forms/filled-by-pdftk.pdf', import.meta.url));

/** A paper without any form. */
export const LETTER = onePage({
  page: '/Contents 4 0 R',
  more: { 4: rawStream('', 'BT /F 12 Tf 50 700 Td (Jeg gir Anne fullmakt) Tj ET') },
});

const DEBTOR = ['Bjørg Åse', 'Sørli-Øverås'] as const;

export async function aCast() {
  const root = await anAuthority();
  const authority = await anIntermediate(root);
  const by = (asked: Parameters<typeof issue>[1]): Promise<Identity> => issue(authority, asked);
  const debtor = aPerson(...DEBTOR);
  return {
    root,
    authority,
    debtor: await by({ subject: debtor }),
    debtorOnCurve: await by({ subject: debtor, kind: 'ecdsa' }),
    debtorInPss: await by({ subject: debtor, kind: 'rsa-pss' }),
    debtorByCommonName: await by({ subject: aCommonName('Bjørg Åse Sørli-Øverås') }),
    debtorTurnedRound: await by({ subject: aCommonName('Sørli-Øverås Bjørg Åse') }),
    debtorBornThen: await by({ subject: debtor, extensions: [bornOn('1980-02-29')] }),
    namesake: await by({ subject: debtor, extensions: [bornOn('1991-07-01')] }),
    other: await by({ subject: aPerson('Łukasz', 'Żółć') }),
    seal: await by({ subject: aSeal('Signeringstjenesten AS') }),
    sealByPolicy: await by({ subject: debtor, extensions: [underPolicy('0.4.0.194112.1.1')] }),
    firm: await by({ subject: aCommonName('Prøveinkasso AS') }),
    expired: await by({ subject: debtor, notBefore: '2023-01-01', notAfter: '2025-01-01' }),
    forKeyAgreement: await by({ subject: debtor, usage: USAGE.keyAgreement }),
    webServer: await by({ subject: debtor, extensions: [forPurposes('1.3.6.1.5.5.7.3.1')] }),
    selfIssued: await selfIssued({ subject: debtor }),
    stranger: await issue(await anAuthority('Ukjent Rot'), { subject: debtor }),
  };
}

export type Cast = Awaited<ReturnType<typeof aCast>>;

/** What may be revoked, and by whom: the debtor's certificate, and the authority's own. */
export async function listsOf({ root, authority, debtor }: Cast) {
  const { certificate } = debtor;
  return {
    nothing: await aRevocationList(authority, []),
    nothingAbove: await aRevocationList(root, []),
    before: await aRevocationList(authority, [{ certificate, at: '2026-10-01' }]),
    after: await aRevocationList(authority, [{ certificate, at: '2026-11-22' }]),
    authorityItself: await aRevocationList(root, [{ certificate: authority.certificate, at: '2026-01-01' }]),
  };
}

/** The first page of a paper. */
export function isPage(dict: PDFDict): boolean {
  return dict.get(PDFName.of('Type')) === PDFName.of('Page');
}

export function isCatalog(dict: PDFDict): boolean {
  return dict.get(PDFName.of('Type')) === PDFName.of('Catalog');
}
