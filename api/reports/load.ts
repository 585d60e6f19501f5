/** The documents, whose libraries load with the first of them: one after the other, so that nobody waits for all of that. */
import { breathe } from '../breathe.ts'

/** @returns what makes a department's report */
export async function loadDepartmentReport() {
  await loadLetter()
  return (await import('./department/report.ts')).departmentReport
}

/** @returns what makes the province's report */
export async function loadProvinceReport() {
  await loadLetter()
  await import('docx/charts')
  await breathe()
  return (await import('./province/report.ts')).provinceReport
}

/** @returns what makes the letter to those whose report has not come */
export async function loadReminder() {
  await loadLetter()
  return (await import('./reminder/report.ts')).reminder
}

/** @returns what makes the workbook */
export async function loadWorkbook() {
  await import('exceljs/lib/stream/xlsx/workbook-writer.js')
  await breathe()
  await import('./workbook/book.ts')
  await breathe()
  return import('./workbook/index.ts')
}

/** @returns what makes the template for lists, and what makes a response of it */
export async function loadTemplate() {
  await loadWorkbook()
  await breathe()
  const { writeTemplate } = await import('./lists/template.ts')
  const { responseBody } = await import('./workbook/body.ts')
  return { writeTemplate, responseBody }
}

/** @returns what makes the workbook of a framework document, and what makes a response of it */
export async function loadEdition() {
  await loadWorkbook()
  await breathe()
  const { writeEdition } = await import('./edition/write.ts')
  const { responseBody } = await import('./workbook/body.ts')
  return { writeEdition, responseBody }
}

/** @returns what makes the Excel form, and what makes a response of it */
export async function loadForm() {
  await loadWorkbook()
  await breathe()
  const { writeForm } = await import('./form/write.ts')
  const { responseBody } = await import('./workbook/body.ts')
  return { writeForm, responseBody }
}

/** @returns what makes the yearly report in Word, and its annex IV */
export async function loadForm08Letter() {
  await loadLetter()
  return import('./form08/letter.ts')
}

/** @returns what makes it as a workbook, and what makes a response of it */
export async function loadForm08Workbook() {
  await loadWorkbook()
  await breathe()
  const { writeForm08, writeRequirements } = await import('./form08/workbook.ts')
  const { responseBody } = await import('./workbook/body.ts')
  return { writeForm08, writeRequirements, responseBody }
}

async function loadLetter() {
  await import('docx')
  await breathe()
  await import('./letter/package.ts')
  await breathe()
  await import('./letter/signature.ts')
  await breathe()
}
