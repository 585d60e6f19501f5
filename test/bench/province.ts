/** A database file with departments that have everything yet to answer, and a session for each editor and approver. */

import { NOTHING_OF_2026 } from '../../api/domain/law-2026.ts'
import { addDays, dayOf } from '../../api/domain/period.ts'
import { NOT_HOSTED } from '../../api/domain/platform.ts'
import { type Db, openDb, write } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import * as departments from '../../db/queries/departments.ts'
import * as periods from '../../db/queries/periods.ts'
import * as settings from '../../db/queries/settings.ts'
import * as systems from '../../db/queries/systems.ts'
import * as users from '../../db/queries/users.ts'
import { sessionOf } from '../support/session.ts'

export const PERIOD = '2024-Q1'
export const codeOf = (n: number) => `so-${n}`
export const tokenOf = (n: number) => `bench-token-of-approver-${n}`

/** `count` departments, each with three systems of level 2: 226 questions; or with more of them. */
export async function makeProvince(file: string, count: number, each = 3): Promise<void> {
  const db = await openDb({ url: `file:${file}` })
  await migrate(db)
  await fillProvince(db, count, each)
  db.$client.close()
}

/** The same in a database that is there. */
export async function fillProvince(db: Db, count: number, each: number): Promise<void> {
  const now = new Date()
  const today = dayOf(now)
  const one = (n: number) => [
    departments.create(db, {
      code: codeOf(n),
      name: `Sở số ${n}`,
      shortName: `Sở ${n}`,
      kind: 'department',
      parent: null,
      activeFrom: null,
      activeTo: null,
    }),
    ...Array.from({ length: each }, (_, s) =>
      systems.create(db, `system-${n}-${s}`, codeOf(n), now.toISOString(), {
        ...NOTHING_OF_2026,
        ...NOT_HOSTED,
        name: `Hệ thống thông tin ${s} của Sở số ${n}`,
        level: 2,
        dossier: 'approved',
        decisionNo: null,
        decisionDate: null,
        decisionBody: null,
        regulationNo: null,
        regulationDate: null,
        regulationBody: null,
        expectedApprovalOn: null,
        expectedFullOn: null,
        checks: [],
        hosting: 'shared',
        owner: null,
        operator: null,
        shortName: null,
      }),
    ).flat(),
    ...users.create(db, `user-${n}`, now, {
      username: `${codeOf(n)}-ld`,
      name: `Người ký ${n}`,
      role: 'approver',
      department: codeOf(n),
      mustChangePassword: false,
      passwordHash: 'none',
    }),
    sessionOf(db, `user-${n}`, tokenOf(n)),
  ]
  await write(db, [
    settings.begin(db, {
      province: { name: 'tỉnh Đo Thử', place: 'Đo Thử' },
      coordinator: { name: 'Sở TT&TT', parent: 'UBND TỈNH ĐO THỬ', symbol: 'BC-STTTT', headTitle: 'GIÁM ĐỐC' },
      demo: false,
    }),
    ...Array.from({ length: count }, (_, n) => one(n)).flat(),
    ...periods.create(db, {
      id: PERIOD,
      opensOn: addDays(today, -1),
      dueOn: addDays(today, 1),
      closesOn: addDays(today, 2),
      frameworkId: 'nd85-tcvn11930',
      frameworkVersion: '2024.3',
      words: null,
      name: null,
      formula: '1',
      requestRef: '',
    }),
  ])
}
