/** The province's register as CSV. */
import type { Context } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { AskedBy } from '../http/attachment.ts'
import { csvResponse } from '../http/csv.ts'
import { tables } from '../messages/tables.ts'
import type { MeasuredLine } from './province.ts'

export function registerCsv(c: Context<AppEnv>, lines: readonly MeasuredLine[], filter: AskedBy): Promise<never> {
  const words = tables[c.var.language]
  const { vocabulary } = words
  return csvResponse(
    c,
    { name: `${words.files.register}.csv`, subject: 'register', filter },
    [
      [words.department, ({ department }) => department.code],
      [words.departmentName, ({ department }) => department.name],
      [words.system, ({ name }) => name],
      [words.level, ({ level }) => level],
      [words.dossier, ({ dossier }) => vocabulary.dossier[dossier]],
      [words.decisionNo, ({ decisionNo }) => decisionNo],
      [words.decisionDate, ({ decisionDate }) => decisionDate],
      [words.decisionBody, ({ decisionBody }) => decisionBody],
      [words.hosting, ({ hosting }) => vocabulary.hosting[hosting]],
      [words.systemKind, ({ kind }) => kind && vocabulary.systemKind[kind]],
      [words.information, ({ information }) => information.map((each) => vocabulary.information[each]).join('; ')],
      [words.nationalGround, ({ nationalGround }) => nationalGround && vocabulary.nationalGround[nationalGround]],
      [words.ruler, ({ measuredBy }) => measuredBy],
    ],
    [lines],
  )
}
