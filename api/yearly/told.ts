/** The yearly report as the API answers it: with the columns of the form, and each fault in a sentence. */
import { inBreaths } from '../breathe.ts'
import type { Form08, Form08Fault, Form08Row } from '../domain/form08/types.ts'
import type { Language } from '../domain/framework.ts'
import { sayFault } from '../messages/form08.ts'
import { columnsOf } from '../reports/form08/columns.ts'

export type FaultTold = Omit<Form08Fault, 'told'> & { message: string }
export type RowTold = Form08Row & { columns: string[] }
export type Form08Told = Omit<Form08, 'faults' | 'rows'> & { rows: RowTold[]; faults: FaultTold[] }

export async function toldOf(form: Form08, language: Language): Promise<Form08Told> {
  const rows: RowTold[] = []
  const faults: FaultTold[] = []
  await inBreaths(form.rows, (row) => rows.push({ ...row, columns: columnsOf(row) }))
  await inBreaths(form.faults, ({ told, ...fault }) =>
    faults.push({ ...fault, message: sayFault(language, { rule: fault.rule, told }) }),
  )
  return { ...form, rows, faults }
}

/** Its JSON, written a list at a time. */
export async function jsonOf({ rows, faults, annexes, ...rest }: Form08Told): Promise<string> {
  const text = async (list: readonly object[]) => {
    const pieces: string[] = []
    await inBreaths(list, (each) => pieces.push(JSON.stringify(each)))
    return `[${pieces.join()}]`
  }
  const lists = await Promise.all(
    Object.entries(annexes).map(async ([name, list]) =>
      Array.isArray(list) ? `"${name}":${await text(list)}` : `"${name}":${JSON.stringify(list)}`,
    ),
  )
  const own = JSON.stringify(rest).slice(0, -1)
  return `${own},"rows":${await text(rows)},"annexes":{${lists.join()}},"faults":${await text(faults)}}`
}
