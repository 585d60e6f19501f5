/** Every length and bound, once: for the schemas at the wire and for the fields of the pages. Pure. */

/** The most UTF-16 code units of a text, as it is stored. */
export const LIMITS = {
  /** Names of people and posts. */
  person: 120,
  title: 120,
  /** The province, in a sentence and before a date. */
  province: 120,
  /** Names of departments and other bodies, and numbers of documents. */
  department: 200,
  shortName: 80,
  body: 200,
  document: 200,
  /** Of a file that is kept, with its extension. */
  fileName: 200,
  /** Of a body: the document on its functions, where it is, and how it is reached. */
  functions: 500,
  address: 300,
  phone: 60,
  email: 200,
  symbol: 40,
  headTitle: 80,
  /** A line of `Nơi nhận`, and what stands after `Lưu:`. */
  recipient: 200,
  archive: 60,
  system: 300,
  requestRef: 500,
  periodName: 150,
  filerReason: 500,
  /** Why a system is measured on a framework that its decision does not lead to. */
  rulerReason: 500,
  returnReason: 2000,
  comment: 2000,
  /** Why what was returned is filed again as it was, and why what was handed over is not signed. */
  remark: 2000,
  action: 2000,
  owner: 200,
  note: 4000,
  incident: 4000,
  narrative: 20_000,
  recommendation: 4000,
  departmentCode: 40,
  username: 60,
  /** As typed: of a name that nobody may have, and of a password whose marks may stand apart (NFD). */
  signInName: 100,
  signInPassword: 512,
  setupCode: 200,
  password: 128,
  /** Of a criterion, a section, a system, a framework. */
  id: 60,
  /** Of a framework document: the id of a criterion or section, of a rule of plausibility, of the edition; a title; any other text. */
  criterion: 40,
  plausibility: 80,
  edition: 20,
  frameworkTitle: 500,
  frameworkText: 2000,
  /** With the words of `ngày … tháng … năm …`, and marks that do not show. */
  typedDay: 60,
  /** Words to search by: as long as the names that are searched. */
  search: 600,
} as const

/** The least; of a password in letters, as domain/password.ts counts them. */
export const PASSWORD_MIN = 12
export const USERNAME_MIN = 2
export const DEPARTMENT_CODE_MIN = 2

/** The most items of one list in a body. */
export const COUNTS = {
  changes: 2000,
  returnedItems: 2000,
  returnedNarratives: 200,
  faultsTold: 100,
  /** Of one object in a body, and levels of it: none has a quarter as many, and reading them takes longer than anything else of their length. */
  fields: 100,
  /** Objects and lists of one body: a list of 2,500 lines has a quarter of that. */
  opened: 50_000,
  recipients: 20,
  /** Rows of a list that is uploaded, and lines of it that are applied. */
  listLines: 2500,
  /** Passwords made in one request: a hash takes a tenth of a second. */
  passwords: 10,
  /** Of a department, with those taken out again. */
  incidents: 2000,
  /** Of an assessment, with those taken out again: the whole form is read at once. */
  recommendations: 200,
  /** About an assessment: those that are open, and all; and messages of one. */
  openThreads: 100,
  threads: 500,
  messages: 50,
  /** Of a framework document: about five times what the law's has. */
  levels: 9,
  sections: 200,
  criteria: 1000,
  figures: 100,
  plausibility: 300,
  legalBasis: 100,
  frameworkChanges: 1000,
  /** Rows of one sheet of it in Excel: a row for each level of each criterion. */
  editionRows: 9000,
  /** Entries of what leads from an earlier framework to it, and kinds of system of one condition. */
  mapped: 2000,
  strict: 20,
  /** Files of one answer, files of one department, and places told of where one is used. */
  evidence: 20,
  files: 5000,
  fileUses: 50,
  /** Of a department, files that are being sent in parts. */
  uploads: 40,
  /** Departments whose review is given to somebody at once: those of a province. */
  assigned: 4000,
} as const

/** The most bytes of a part of a file that is sent in parts; all but its last have as many. */
export const PART_BYTES = 1024 * 1024

/** The most bytes of a body: of a file, of a part of one, of a workbook, of a list's lines, of a framework document, of items of an assessment, of any other, of somebody who is not signed in. */
export const BODY_BYTES = {
  file: 20 * 1024 * 1024,
  part: PART_BYTES,
  workbook: 10 * 1024 * 1024,
  lines: 3 * 1024 * 1024,
  framework: 2 * 1024 * 1024,
  items: 1024 * 1024,
  signedIn: 64 * 1024,
  anonymous: 16 * 1024,
} as const

/**
 * A workbook that is sent. The bytes of all parts that are read of it, unpacked; parts of the archive; sheets;
 * rows and cells of all sheets, empty ones too; UTF-16 code units of one cell, as Excel has them; and what no program that
 * makes workbooks comes near. Read at 10 MB of XML a second by one core, the whole takes less than two.
 */
export const UPLOAD = {
  unpacked: 16 * 1024 * 1024,
  parts: 1000,
  sheets: 200,
  rows: 20_000,
  cells: 200_000,
  elements: 600_000,
  text: 32_767,
  merges: 20_000,
  styles: 20_000,
  depth: 50,
  attributes: 60,
} as const

/**
 * What is kept of the figures that were read last: expected filers of all rollups together, about 1.5 kB each and about as much
 * again as the text that is answered; characters of recommendations, of the submissions that are carried forward from, and of the
 * answers to criteria; findings, about 150 B each; periods whose medians are known.
 */
export const KEPT = {
  filers: 12_000,
  recommendations: 4_000_000,
  sources: 4_000_000,
  sums: 2_000,
  plans: 8_000_000,
  findings: 60_000,
  criteria: 4_000_000,
  medians: 500,
} as const

/** Documents made at once, unless set otherwise, and requests that may wait for that. */
export const DOCUMENTS = { atOnce: 4, waiting: 16 } as const

/** The most bytes (UTF-8) of the name of a downloaded file: file systems take 255, mail programs and archives add to it. */
export const FILE_NAME_BYTES = 150

/** The most findings of a check, and points of one. */
export const POINTS_MOST = 100_000

/** The most people whose data a system holds: more than there are. */
export const SUBJECTS_MOST = 10_000_000_000

/** The most of a figure: things or people, and dong. Sums over a province stay whole numbers that JavaScript holds exactly. */
export const FIGURE_MOST = { count: 1_000_000_000, money: 10_000_000_000_000 } as const

export const DAYS = { first: '1990-01-01', last: '2100-12-31' } as const

/** A session ends after so long, whatever is done in it; what a browser keeps of a person is not shown for longer. */
export const SESSION_HOURS = 12

/** Who has an assessment open, in seconds: how often a page says so and that is written at most, and when nothing is heard of it. */
export const PRESENCE = { saidEvery: 60, writtenEvery: 40, goneAfter: 150 } as const
