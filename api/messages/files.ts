/** What downloaded files are called: Vietnamese, like what is in them. */
import type { Named } from '../domain/period.ts'
import { letterWords } from './reports/letter.ts'

/** `quý I năm 2024`, as a part of a file name. */
const named = letterWords.period

/** `subject`: `ATTT`, by the vocabulary of the period; of what is of no period, of the law in force. */
export const fileNames = {
  /** `revision` null: a draft. */
  department: (subject: string, period: Named, shortName: string, revision: number | null): string =>
    `Báo cáo ${subject} ${named(period)} - ${shortName} - ${revision === null ? 'dự thảo' : `bản nộp ${revision}`}.docx`,
  signed: (subject: string, period: Named, shortName: string, revision: number): string =>
    `Báo cáo ${subject} ${named(period)} - ${shortName} - bản nộp ${revision} - bản ký.pdf`,
  reminder: (subject: string, period: Named, province: string): string =>
    `Công văn đôn đốc ${subject} ${named(period)} - ${province}.docx`,
  /** `which`: of which departments, before what may be cut; empty where of all. */
  province: (subject: string, period: Named, province: string, which: string): string =>
    `Báo cáo tổng hợp ${subject} ${[named(period), ...(which === '' ? [] : [which]), province].join(' - ')}.docx`,
  /** `sender`: who sends it; `annex`: of annex IV alone. */
  form08: (subject: string, year: string, sender: string, annex: boolean): string =>
    `${['Mẫu 08', ...(annex ? ['Phụ lục IV'] : []), `${subject} năm ${year}`, sender].join(' - ')}`,
  form: (subject: string, period: Named, shortName: string): string =>
    `Biểu mẫu ${subject} ${named(period)} - ${shortName}.xlsx`,
  edition: (id: string, version: string, type: 'json' | 'xlsx'): string => `Bộ tiêu chí ${id} ${version}.${type}`,
  editionTemplate: 'Mẫu bộ tiêu chí.xlsx',
  template: (subject: string, province: string): string => `Mẫu danh sách ${subject} - ${province}.xlsx`,
  list: (subject: string, province: string): string => `Danh sách ${subject} - ${province}.xlsx`,
  systems: (shortName: string): string => `Hệ thống thông tin - ${shortName}.xlsx`,
  workbook: (subject: string, period: Named, province: string, which: string): string =>
    `Tổng hợp ${subject} ${[named(period), ...(which === '' ? [] : [which]), province].join(' - ')}.xlsx`,
}
