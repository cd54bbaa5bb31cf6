/** What an import tells, in English, in the words of the file and never in names of the API. */
export const englishImport = {
  // The file
  fileUnreadable: (path: string) => `${path} cannot be read: look whether it is there and may be opened`,
  fileTooLarge: (path: string, most: number) => `${path} is larger than ${most} MB: cut it into several`,
  fileTooLong: (path: string, most: number) => `${path} has more than ${most} lines: cut it into several`,
  unpacksTooLarge: (path: string, most: number) =>
    `${path} would unpack to more than ${most} MB, which no list of an office does: copy the list into a new workbook`,
  fileDamaged: (path: string) =>
    `${path} is damaged, or no spreadsheet program wrote it: open it in Excel and save it as .xlsx`,
  sheetTooWide: (path: string) =>
    `${path} has a sheet that is filled too far to the right or down: delete the columns and lines that are not needed, and save`,
  fileEmpty: (path: string) => `${path} is empty`,
  fileXls: 'an old Excel workbook (.xls)',
  fileXlsb: 'an Excel binary workbook (.xlsb)',
  fileOds: 'an OpenDocument spreadsheet (.ods)',
  fileHtml: 'a web page (HTML)',
  fileXml: 'an XML file, such as Excel saved in 2003',
  fileWord: 'a Word document',
  filePdf: 'a PDF',
  fileZip: 'a packed folder (zip) without a workbook',
  fileBinary: 'no spreadsheet',
  wrongKind: (path: string, kind: string) =>
    `${path} is ${kind}: open it in Excel and save it as "Excel Workbook (.xlsx)"`,
  passwordNeeded: (path: string) =>
    `${path} is protected with a password: open it in Excel, take the password away (File, Info, Protect Workbook), and save it`,
  csvEncoding: 'the letters of this csv are not in UTF-8: save it from Excel as "CSV UTF-8", or as .xlsx',
  csvQuotes: (line: number) => `there is a quotation mark without its pair at line ${line} of the csv: mend it`,
  noHeadings: (path: string) =>
    `${path} has no sheet with known headings: begin with an empty file, npm run import -- --template FILE.xlsx`,
  brokenHeadings: (path: string) =>
    `the letters of ${path} are broken, in the headings already: save it from Excel as .xlsx, with a Unicode font such as Times New Roman`,

  // Headings
  columnUnknown: 'this column is not known: mend its heading or remove it',
  columnTwice: 'there are two such columns: remove one',
  columnMissing: 'this column is missing',
  columnMissingHidden: 'this column is hidden and left out: show it, or give --include-hidden',

  // What is left out
  hiddenSheet: 'the sheet is hidden and left out: show it, or give --include-hidden',
  hiddenSheetRead: 'the sheet is hidden and was read',
  hiddenLines: (lines: string) => `hidden lines are left out: ${lines}; show them, or give --include-hidden`,
  hiddenLinesRead: (lines: string) => `hidden lines were read: ${lines}`,
  hiddenColumn: 'the column is hidden and left out: show it, or give --include-hidden',
  hiddenColumnRead: 'the column is hidden and was read',
  totalsLeftOut: 'this is a line of totals: left out',
  footerLeftOut: 'this stands below the list: left out',
  remarksLeftOut: 'remarks are left out',
  sheetLeftOut: 'the sheet has no known headings: left out',

  // Cells
  missing: 'this is missing',
  alteredText:
    'the spreadsheet has made a number or a day of this: format the column as Text, and type it anew as it is written',
  nameWithoutLetters: 'a name has letters: type it anew',
  mustBeWhole: 'this must be a whole number',
  noSeat: 'this is nobody of the class: take the column as the file of the class was handed out',
  oneDayOfIssue: 'a file has the results of one class, of one day: this is another day',
  mustBeDay: 'this must be a day: dd/mm/yyyy, or a cell formatted as a day',
  mustBeOneOf: (words: string) => `this must be one of: ${words}`,
  errorCell: (value: string) => `the cell holds an error (${value}): mend its formula, or type the value`,
  notCalculated: 'the cell holds a formula without a result: open the file in Excel, save it, and try again',
  lettersOld: (read: string) =>
    `these letters are of an old font (TCVN3 or VNI), perhaps “${read}”: convert them to Unicode`,
  lettersLost: 'letters of this text were lost (? or �): type it anew',
  nameMissing: 'the name is missing',
  yearMissing: 'the year of the quota is missing',
  missingOfMember: 'this is missing: the person has been admitted',
  notYetAdmitted: (stage: string) => `leave this empty: at “${stage}” nobody has been admitted`,
  dayInFuture: 'this lies in the future',
  dayBeforeBirth: 'this lies before the birth',
  ceremonyTooLate: (months: number) =>
    `the decision lies more than ${months} months before the ceremony: look at the years of both days`,

  // Committees
  sameLine: (line: number, sheet: string) => `the same committee and year as line ${line} of ${sheet}: remove one`,
  otherwiseThere: (line: number) => `this is not what line ${line} says of the same committee: make them equal`,
  namesake: (code: string | null) =>
    `a committee of this name stands there with ${code === null ? 'no code' : `the code ${code}`}: use that`,
  namesakeLine: (line: number) =>
    `line ${line} has a committee of this name: say what this one stands under, or remove one`,
  severalOfName: (count: number) => `${count} committees have this name: give the code`,
  kindMissing: 'the kind of a new committee is missing',
  foundingMissing: 'the day of a new committee is missing',
  beforeParent: (day: string) => `this lies before the parent was founded, ${day}`,
  kindStays: (kind: string) => `this committee is a “${kind}”: an import does not change that`,
  foundingStays: (day: string) => `this committee was founded on ${day}: leave it so`,
  placeStays: (parent: string | null) =>
    `this committee stands under ${parent ?? 'nothing'}: an import does not move it`,
  nameStays: (name: string) => `the committee of this code is called ${name}: mend it, or give --update`,
  committeeNotGiven: 'neither code nor name of the committee is given',
  committeeHasProblem: 'this committee of the file has a problem of its own',
  noSuchCommittee: 'there is no such committee, neither in the file nor in the database',
  codeOfOther: (name: string) => `this code belongs to ${name}: mend either`,
  committeeClosed: (name: string, day: string) =>
    `this is the code of ${name}, which was closed on ${day}: give the code of the committee that took its place`,
  codeTaken: (name: string, from: string, to: string | null) =>
    `this code was given to ${name} from ${from}${to === null ? '' : ` to ${to}`}: a code belongs to one committee at a time`,

  // Quotas
  quotaSetSince: (target: number) =>
    `the quota was set to ${target} after this file was made: export anew and mend that`,
  quotaDiffers: (target: number) =>
    `the quota is ${target}: a file enters quotas and never revises one, which takes a reason and a document`,
  quotaSetMeanwhile: 'somebody has set one of these quotas meanwhile: run it again',

  // People
  samePerson: (line: number, sheet: string) => `the same person as line ${line} of ${sheet}: remove one`,
  leftOutTwin: (line: number, sheet: string) =>
    `the same person as line ${line} of ${sheet}, written otherwise: entered once`,
  perhapsLine: (line: number, sheet: string) => `perhaps the same person as line ${line} of ${sheet}`,
  perhapsPersonOf: (committee: string) =>
    `perhaps the person whom ${committee} follows: if so, ask there for a transfer`,
  writtenOtherwise: (committee: string) =>
    `this person is on record in ${committee}, written otherwise: the record stays as it is`,
  beforeCommittee: 'the committee did not exist on that day',
  noPlaceThen: 'the committee had no place in the tree on that day',
  sourcesOnly:
    'a file that is uploaded brings people who are a source: each further step is recorded in the file of the case',
  sheetOfOther: 'the sheet is about something else and left out: upload it on the page of that',
  noSheetOfThis: 'the file has no sheet of this kind: begin with the empty file that is offered here',
  uploadedFile: (format: string) => `the ${format} file`,
  templateOf: (kind: 'candidates' | 'quotas' | 'enrolments') =>
    ({ candidates: 'New sympathisers', quotas: 'Quotas', enrolments: 'People for a class' })[kind],
  uploadTooLarge: (most: number) => `the file is larger than ${most} MB: cut it into several`,
  uploadTakesLong: 'the file takes too long to be read: cut it into several',
  uploadsBusy: 'another file is being read: wait for it to end, then ask again',
  uploadChanged: 'something has changed since the file was tried out: look at it again, then write it',
  putOnly: 'files are sent with PUT; GET brings an empty one to begin with',
  formsNot: 'send the bytes of the file as the body, and no form',
  severalPersons: (count: number) => `there are ${count} such persons: enter this by hand`,
  sinceFirstDay: (day: string) =>
    `from the first day in the system, ${day}, steps and admissions are recorded by their bodies, not imported`,
  stageSinceStays: (day: string) => `the case is at this stage since ${day}: leave it so`,
  otherAdmission: 'this is not the admission on record: an import does not correct one, correct it on the board',
  caseMoved: (stage: string) => `the case went to “${stage}” after what this line says: export anew and mend that`,
  recordedOtherwise: 'something else is on record: an import does not correct it, correct it on the board',
  saidTwice: (line: number, sheet: string) => `the same as line ${line} of ${sheet}: remove one`,
  noSuchPerson: 'the committee follows nobody of this name and birth: enter the person first',
  noClass: 'this is no class: take the id as the class shows it',
  resultsApart: 'a file has the results of a class or people for one, not both: cut it into two',
  notOnRecord: 'this is not what is on record: mend it, or give --update',

  // Areas
  noSuchArea: 'there is no such area, neither in the file nor in the database',
  severalAreas: (count: number) => `${count} areas have this name: give the code`,
  areaHasProblem: 'this area of the file has a problem of its own',
  oneDayOfCover: 'a file says of a committee where it works from one day on: this is another day',

  // Decisions
  decisionApart: 'a file with a decision has nothing else: put this sheet into a file of its own',
  oneDecision: 'a file has one decision: the first line says something else',
  notOfChange: 'leave this empty: a line of this change says nothing of it',
  decisionRecorded: (day: string) => `this decision is on record, in force from ${day}: a file enters it once`,
  planEnds: (
    name: string,
    followers: readonly string[],
    of: Record<'roles' | 'rolesGone' | 'officers' | 'quotas' | 'classes' | 'programmes' | 'cases' | 'members', number>,
  ) =>
    `“${name}” ends${followers.length > 0 ? `, followed by ${followers.map((one) => `“${one}”`).join(', ')}` : ''}: ${of.roles} roles (${of.rolesGone} end with it), ${of.officers} officers, ${of.quotas} quotas, ${of.classes} classes, ${of.programmes} programmes, ${of.cases} cases, ${of.members} members without a case`,
  planMoves: (count: number) => `${count} committees come to stand under another one`,
  planFigure: (name: string, year: number, before: number, after: number) =>
    `admitted in ${year}, “${name}”: ${before} before, ${after} after, since days have gone from the first day of the decision on`,

  // The command
  importUsage: `usage: npm run import -- FILE [--dry-run]             checks the file (xlsx or csv) and writes nothing
       npm run import -- FILE --write --by WHO [--update] writes it; --update changes what is on record
       npm run import -- --template FILE.xlsx             writes an empty file to begin with
  --include-hidden reads hidden sheets, lines and columns too; --lang en or --lang vi chooses the language.
  The database is the one of DATABASE_URL, or else the demo's (--data FOLDER), which must not be running.`,
  templateAlone: '--template goes alone',
  templateName: '--template must name a file that ends in .xlsx',
  templateThere: (path: string) => `${path} is there already: choose another name`,
  templateUnwritable: (path: string) => `${path} cannot be written: look whether its folder is there`,
  templateWritten: (path: string) => `${path}: fill it in, then npm run import -- ${path}`,
  nameOneFile: 'name one file',
  writeOrNot: '--write and --dry-run exclude each other',
  byNeeded: '--write needs --by WHO: it stands in the histories',
  optionWrong: (option: string) => `${option} is not known, or lacks its value`,
  placeInFile: (sheet: string, line: number, column: string) =>
    [sheet, ...(line === 0 ? [] : [`line ${line}`]), ...(column === '' ? [] : [column])].join(', '),
  note: (said: string) => `note: ${said}`,
  countedCommittees: 'committees',
  countedQuotas: 'quotas',
  countedCandidates: 'candidates',
  countedAdmissions: 'admissions',
  countedOfficers: 'officers',
  countedMemberships: 'members',
  countedAreas: 'areas',
  countedCovers: 'who works where',
  countedProfiles: 'profiles',
  countedEnrolments: 'enrolments',
  countedResults: 'results',
  countedChanges: 'changes',
  counted: (created: number, changed: number, unchanged: number) =>
    `${created} created, ${changed} changed, ${unchanged} unchanged`,
  erasedLines: (count: number) => `${count} lines are about persons who were erased: left out`,
  problemCount: (count: number) => `${count} problems: nothing was written`,
  written: 'written; the boards follow',
  notWritten: 'nothing was written: add --write --by WHO',
  noDatabase: (command: string) => `there is no database: run ${command} first, or set DATABASE_URL`,
  databaseNewer: 'the database is newer than this program: update the program',
  databaseNotMigrated: (command: string) => `the database is not migrated: run ${command} first`,
  databaseRefused: (reason: string) =>
    `the database refused this, and nothing was written: check the file again without --write; it said: ${reason}`,
  databaseAway: (reason: string) => `the database cannot be used just now: ${reason}`,
  databaseAddressWrong: 'DATABASE_URL must be an address such as postgresql://user:password@host:5432/database',
  demoDatabaseInUse: "the demo's database is in use: stop the demo, then run this again",
  demoDatabaseAway: (reason: string) => `the demo's database cannot be used: ${reason}`,
};
