/** The addresses of the department's pages and calls. */
import { fromQuery } from './query.ts'
import { path } from './t.ts'

const withQuery = (to: string, query: Record<string, string>, hash = '') =>
  `${path(to)}?${new URLSearchParams(query)}${hash && `#${encodeURI(hash)}`}`

/**
 * The register of a department, or what the query asks of it: its own people's, or for the coordinator that of the department that
 * the address names.
 */
export const systemsPage = (query: Record<string, string> = {}): string => {
  const department = fromQuery('department')
  const asked = { ...(department && { department }), ...query }
  return Object.keys(asked).length === 0 ? path('/systems') : withQuery('/systems', asked)
}
/** A department's part of the yearly report; a year's period is named by its year. */
export const yearPage = (year: string): string => withQuery('/year', { year })
export const homePage = (period: string): string => withQuery('/', { period })
/** `hash`: the field to go to. */
export const sectionPage = (period: string, section: string, hash?: string): string =>
  withQuery('/section', { period, section }, hash)
export const recommendationsPage = (period: string): string => withQuery('/recommendations', { period })
/** `hash`: the field to go to. */
export const figuresPage = (period: string, hash?: string): string => withQuery('/figures', { period }, hash)
export const checkPage = (period: string): string => withQuery('/check', { period })
/** The quarter filled in with Excel. */
export const excelPage = (period: string): string => withQuery('/excel', { period })
export const receiptPage = (period: string): string => withQuery('/receipt', { period })
export const readingPage = (period: string): string => withQuery('/assessment', { period })
/** One revision as it was filed. */
export const revisionPage = (period: string, revision: number): string =>
  withQuery('/assessment', { period, revision: String(revision) })

/** What names an assessment in the routes of the API: a department files one a period. */
export type AssessmentKey = { period: string; code: string }
export const assessmentKey = ({
  period,
  department,
}: {
  period: { id: string }
  department: { code: string }
}): AssessmentKey => ({ period: period.id, code: department.code })

export const wordUrl = (period: string, department: string): string =>
  `/api/periods/${period}/assessments/${department}/report.docx`

export const formUrl = ({ period, code }: AssessmentKey): string =>
  `/api/periods/${period}/assessments/${code}/form.xlsx`

/** The signed PDF of a revision. */
export const signedUrl = ({ period, code }: AssessmentKey, revision: number): string =>
  `/api/periods/${period}/assessments/${code}/revisions/${revision}/signed`

/** The department's library of evidence; one file of it. */
export const filePage = (sha256: string): string => withQuery('/files', { edit: sha256 })
export const fileUrl = (code: string, sha256: string): string => `/api/departments/${code}/files/${sha256}`

/** The field that an item's missing part is entered in; the answer's own first choice by default. */
export const fieldOf = (key: string, what: string): string => (what === 'answer' ? key : `${key}/${what}`)

/** A parameter of the address, or null. */
export const asked = (name: string): string | null => new URLSearchParams(location.search).get(name)
