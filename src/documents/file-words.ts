// What we say about a received file: why it could not be received and what to do instead, and what was noticed in it.

import type { Language, Texts } from '../shared/languages.js';
import type { FileRefusal, Finding } from './facts.js';

/** Why a file is refused, and what its sender can do instead. Does not name the file. */
export function fileRefusalMessage(refusal: FileRefusal, language: Language): string {
  return FILE_REFUSAL_WORDS[refusal][language];
}

/** What we noticed in a file that was received all the same. */
export function findingMessage(code: Finding['code'], language: Language): string {
  return FINDING_WORDS[code][language];
}

const FILE_REFUSAL_WORDS: Readonly<Record<FileRefusal, Texts>> = {
  FILE_TOO_LARGE: {
    nb: 'Filen er for stor. Hver fil kan være 10 MB (PNG og TIFF 20 MB) og alle til sammen 25 MB, og et bilde kan ha 50 megapiksler. Ta et bilde av arket med lavere oppløsning, eller send færre sider om gangen.',
    nn: 'Fila er for stor. Kvar fil kan vere 10 MB (PNG og TIFF 20 MB) og alle til saman 25 MB, og eit bilete kan ha 50 megapikslar. Ta eit bilete av arket med lågare oppløysing, eller send færre sider om gongen.',
    en: 'The file is too large. Each file may be 10 MB (PNG and TIFF 20 MB) and all together 25 MB, and a picture may have 50 megapixels. Take a photo of the sheet with lower resolution, or send fewer pages at a time.',
  },
  FILE_TYPE_NOT_ALLOWED: {
    nb: 'Vi kan ta imot PDF, JPEG, PNG, HEIC og TIFF. Lagre filen som PDF, eller ta et bilde av arket.',
    nn: 'Vi kan ta imot PDF, JPEG, PNG, HEIC og TIFF. Lagre fila som PDF, eller ta eit bilete av arket.',
    en: 'We can receive PDF, JPEG, PNG, HEIC and TIFF. Save the file as PDF, or take a photo of the sheet.',
  },
  FILE_DAMAGED: {
    nb: 'Filen er skadet, og vi får ikke åpnet den. Lagre den på nytt, eller ta et bilde av arket.',
    nn: 'Fila er skadd, og vi får ikkje opna henne. Lagre henne på nytt, eller ta eit bilete av arket.',
    en: 'The file is damaged and cannot be opened. Save it again, or take a photo of the sheet.',
  },
  PASSWORD_PROTECTED: {
    nb: 'Filen er låst med passord. Lagre filen uten passord, eller ta et bilde av arket.',
    nn: 'Fila er låst med passord. Lagre fila utan passord, eller ta eit bilete av arket.',
    en: 'The file is locked with a password. Save the file without a password, or take a photo of the sheet.',
  },
  TOO_MANY_PAGES: {
    nb: 'Det er for mange sider. Vi kan ta imot 30 til sammen. Send bare sidene med fullmakten.',
    nn: 'Det er for mange sider. Vi kan ta imot 30 til saman. Send berre sidene med fullmakta.',
    en: 'There are too many pages. We can receive 30 in all. Send only the pages with the authorization.',
  },
  POLYGLOT: {
    nb: 'Det ligger noe mer i filen enn et vanlig dokument eller bilde. Skriv den ut til en ny PDF, eller ta et bilde av arket.',
    nn: 'Det ligg noko meir i fila enn eit vanleg dokument eller bilete. Skriv henne ut til ein ny PDF, eller ta eit bilete av arket.',
    en: 'The file holds more than an ordinary document or picture. Print it to a new PDF, or take a photo of the sheet.',
  },
  UNSAFE_CONTENT: {
    nb: 'Filen inneholder noe som ikke er trygt å åpne. Skriv den ut til en ny PDF, eller ta et bilde av arket.',
    nn: 'Fila inneheld noko som ikkje er trygt å opne. Skriv henne ut til ein ny PDF, eller ta eit bilete av arket.',
    en: 'The file holds something that is not safe to open. Print it to a new PDF, or take a photo of the sheet.',
  },
  EMPTY_FILE: {
    nb: 'Filen er tom. Velg filen på nytt, eller ta et bilde av arket.',
    nn: 'Fila er tom. Vel fila på nytt, eller ta eit bilete av arket.',
    en: 'The file is empty. Choose the file again, or take a photo of the sheet.',
  },
  CHECK_TIMED_OUT: {
    nb: 'Det tok for lang tid å lese filen. Ta et bilde av arket og send det i stedet.',
    nn: 'Det tok for lang tid å lese fila. Ta eit bilete av arket og send det i staden.',
    en: 'It took too long to read the file. Take a photo of the sheet and send that instead.',
  },
};

const FINDING_WORDS: Readonly<Record<Finding['code'], Texts>> = {
  JAVASCRIPT: {
    nb: 'Filen inneholder et program. Det kjøres ikke hos oss.',
    nn: 'Fila inneheld eit program. Det blir ikkje køyrt hos oss.',
    en: 'The file holds a program. We do not run it.',
  },
  ATTACHMENT: {
    nb: 'Filen har vedlegg. Vi åpner dem ikke. Send det som hører til fullmakten, som egne filer.',
    nn: 'Fila har vedlegg. Vi opnar dei ikkje. Send det som høyrer til fullmakta, som eigne filer.',
    en: 'The file has attachments. We do not open them. Send what belongs to the authorization as files of their own.',
  },
  SUBMIT_FORM: {
    nb: 'Skjemaet i filen vil sende opplysninger et annet sted. Det skjer ikke hos oss.',
    nn: 'Skjemaet i fila vil sende opplysningar ein annan stad. Det skjer ikkje hos oss.',
    en: 'The form in the file wants to send details elsewhere. That does not happen here.',
  },
  LINK: {
    nb: 'Filen inneholder lenker. Vi følger dem ikke.',
    nn: 'Fila inneheld lenkjer. Vi følgjer dei ikkje.',
    en: 'The file holds links. We do not follow them.',
  },
  OWNER_PASSWORD: {
    nb: 'Filen er sperret mot endringer, men kan leses.',
    nn: 'Fila er sperra mot endringar, men kan lesast.',
    en: 'The file is locked against changes, but can be read.',
  },
  DIGITAL_SIGNATURE: {
    nb: 'Filen har en digital signatur. En av oss ser på den.',
    nn: 'Fila har ein digital signatur. Ein av oss ser på han.',
    en: 'The file has a digital signature. One of us will look at it.',
  },
  REPAIRED: {
    nb: 'Filen var litt skadet, men lot seg lese.',
    nn: 'Fila var litt skadd, men let seg lese.',
    en: 'The file was slightly damaged, but could be read.',
  },
  UNSCANNED: {
    nb: 'Filen er ikke kontrollert for skadelig programvare ennå. Det gjør vi så snart vi kan.',
    nn: 'Fila er ikkje kontrollert for skadeleg programvare enno. Det gjer vi så snart vi kan.',
    en: 'The file has not been scanned for malware yet. We do that as soon as we can.',
  },
  MALWARE: {
    nb: 'Det er funnet skadelig programvare i filen. Ikke åpne den; be om et bilde av arket i stedet.',
    nn: 'Det er funne skadeleg programvare i fila. Ikkje opne henne; be om eit bilete av arket i staden.',
    en: 'Malware was found in the file. Do not open it; ask for a photo of the sheet instead.',
  },
  CORNERS_NOT_SEEN: {
    nb: 'Vi kjenner igjen skjemaet, men ser ikke alle hjørnene på arket. Ta gjerne et nytt bilde der hele arket er med.',
    nn: 'Vi kjenner att skjemaet, men ser ikkje alle hjørna på arket. Ta gjerne eit nytt bilete der heile arket er med.',
    en: 'We recognise the form, but do not see all corners of the sheet. Please take a new photo with the whole sheet in it.',
  },
};
