/** What downloaded files are called: Vietnamese, like what is in them. */
import { letterWords } from './reports/letter.ts'

/** `quý I năm 2024`, as a part of a file name. */
const quarter = letterWords.quarter

export const fileNames = {
  /** `revision` null: a draft. */
  department: (period: string, shortName: string, revision: number | null): string =>
    `Báo cáo ATTT ${quarter(period)} - ${shortName} - ${revision === null ? 'dự thảo' : `bản nộp ${revision}`}.docx`,
  signed: (period: string, shortName: string, revision: number): string =>
    `Báo cáo ATTT ${quarter(period)} - ${shortName} - bản nộp ${revision} - bản ký.pdf`,
  reminder: (period: string, province: string): string => `Công văn đôn đốc ATTT ${quarter(period)} - ${province}.docx`,
  /** `which`: of which departments, before what may be cut; empty where of all. */
  province: (period: string, province: string, which: string): string =>
    `Báo cáo tổng hợp ATTT ${[quarter(period), ...(which === '' ? [] : [which]), province].join(' - ')}.docx`,
  form: (period: string, shortName: string): string => `Biểu mẫu ATTT ${quarter(period)} - ${shortName}.xlsx`,
  template: (province: string): string => `Mẫu danh sách ATTT - ${province}.xlsx`,
  list: (province: string): string => `Danh sách ATTT - ${province}.xlsx`,
  systems: (shortName: string): string => `Hệ thống thông tin - ${shortName}.xlsx`,
  workbook: (period: string, province: string, which: string): string =>
    `Tổng hợp ATTT ${[quarter(period), ...(which === '' ? [] : [which]), province].join(' - ')}.xlsx`,
}
