// PDFs that would do something when opened, or carry something that would, each with what must come of it.

import { deflateSync } from 'node:zlib';
import type { HostileFile, Outcome } from './hostile-pdfs.js';
import { objectStream, onePage, rawStream } from './raw-pdf.js';

const file = (name: string, outcome: Outcome, bytes: Buffer): HostileFile => ({ name, bytes, outcome });

export function activePdfs(): readonly HostileFile[] {
  const opens = (action: string): Buffer => onePage({ root: `/OpenAction<<${action}>>` });
  const carries = (name: string, data: Buffer, entries = ''): Buffer =>
    onePage({
      root: '/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>',
      more: {
        5: `<</Type/Filespec/F(${name})/EF<</F 6 0 R>>>>`,
        6: rawStream(`/Type/EmbeddedFile${entries}`, data),
      },
    });
  const linked = onePage({
    page: '/Annots[5 0 R]',
    more: { 5: '<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.com/)>>>>' },
  });
  return [
    file('one that starts a program', 'UNSAFE_CONTENT', opens('/S/Launch/F(cmd.exe)')),
    file(
      'one that starts a program under an escaped name',
      'UNSAFE_CONTENT',
      opens('/#53/L#61unch/F(cmd.exe)'),
    ),
    file(
      'one that starts a program from an object stream',
      'UNSAFE_CONTENT',
      onePage({ root: '/OpenAction 9 0 R', more: objectStream({ 9: '<</S/Launch/F(cmd.exe)>>' }) }),
    ),
    file(
      'one that starts a program from an object no parser understands',
      'UNSAFE_CONTENT',
      onePage({ root: '/OpenAction 9 0 R', more: { 9: '<</S/Launch/F(cmd.exe)/X <<<[>>' } }),
    ),
    file('one that imports data', 'UNSAFE_CONTENT', opens('/S/ImportData/F(a.fdf)')),
    file(
      'one that carries a program by its name',
      'UNSAFE_CONTENT',
      carries('faktura.pdf.exe', Buffer.from('x')),
    ),
    file('one that carries a script', 'UNSAFE_CONTENT', carries('les meg.VBS', Buffer.from('x'))),
    file(
      'one that carries a program under another name',
      'UNSAFE_CONTENT',
      carries('brev.txt', Buffer.from('MZ\x90')),
    ),
    file(
      'one that carries a packed program under another name',
      'UNSAFE_CONTENT',
      carries('brev.txt', deflateSync(Buffer.from('\x7fELF', 'latin1')), '/Filter/FlateDecode'),
    ),
    file(
      'a form that is nothing but XFA',
      'UNSAFE_CONTENT',
      onePage({ root: '/AcroForm<</Fields[]/XFA 5 0 R>>', more: { 5: rawStream('', '<xdp:xdp/>') } }),
    ),
    file('one that carries a letter', ['ATTACHMENT'], carries('brev.txt', Buffer.from('hei'))),
    file('one that runs JavaScript', ['JAVASCRIPT'], opens('/S/JavaScript/JS(app.alert\\(1\\))')),
    file('one that runs JavaScript under an escaped name', ['JAVASCRIPT'], opens('/S/J#61vaScript/J#53(1)')),
    file(
      'one that runs JavaScript by name',
      ['JAVASCRIPT'],
      onePage({ root: '/Names<</JavaScript<</Names[(a) 5 0 R]>>>>', more: { 5: '<</S/JavaScript/JS(1)>>' } }),
    ),
    file(
      'one that runs JavaScript from an object stream',
      ['JAVASCRIPT'],
      onePage({ root: '/OpenAction 9 0 R', more: objectStream({ 9: '<</S/JavaScript/JS(1)>>' }) }),
    ),
    file(
      'one that sends the form away',
      ['SUBMIT_FORM'],
      onePage({ page: '/AA<</O<</S/SubmitForm/F(http://a.example)>>>>' }),
    ),
    file('one that links to a page', ['LINK'], linked),
    file('one that opens at its first page', [], onePage({ root: '/OpenAction[3 0 R/Fit]' })),
    file(
      'one that says it is signed',
      ['DIGITAL_SIGNATURE'],
      onePage({ more: { 4: '<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>>>' } }),
    ),
  ];
}
