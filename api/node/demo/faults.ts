/**
 * What is wrong in the demo's register on purpose, so that the yearly report has something to find: one department with faults of
 * every kind, and some others by name.
 */
import { addDays } from '../../domain/period.ts'
import type { SystemInput } from '../../domain/system.ts'
import { workday } from './calendar.ts'
import { PEOPLES_COMMITTEE, PROVINCE } from './province.ts'
import type { Registered, World } from './world.ts'

/** The department with faults of every kind. */
export const FAULTY = 'so-vhttdl'
/** Departments that answer otherwise than the register says. */
export const DISAGREEING: readonly string[] = [FAULTY, 'truong-cd', 'ubnd-xa-dong-tam']

type Change = (stated: { decidedOn: string | null }, world: World) => Partial<SystemInput>
const approved: Partial<SystemInput> = { dossier: 'approved', expectedApprovalOn: null }

const CHANGES: Readonly<Record<string, Change>> = {
  // The regulation came after the decision, and a level that the unit in charge approves was approved by the owner.
  [`Cổng thông tin du lịch thông minh ${PROVINCE}`]: () => ({
    ...approved,
    decisionNo: '1187/QĐ-UBND',
    decisionDate: '2025-06-12',
    decisionBody: PEOPLES_COMMITTEE,
    regulationNo: '96/QĐ-SVHTTDL',
    regulationDate: '2025-07-04',
    regulationBody: 'Sở Văn hóa, Thể thao và Du lịch',
    nationalGround: null,
  }),
  // Nothing is known of it, and nothing planned.
  'Cơ sở dữ liệu di sản văn hóa': () => ({
    dossier: 'drafting',
    decisionNo: null,
    decisionDate: null,
    decisionBody: null,
    expectedApprovalOn: null,
    expectedFullOn: null,
    kind: null,
    nationalGround: null,
  }),
  // Approved without a day, and without a regulation.
  'Hệ thống thư viện số tỉnh': () => ({
    ...approved,
    decisionNo: '118/QĐ-SKHCN',
    decisionDate: null,
    decisionBody: 'Sở Khoa học và Công nghệ',
    regulationNo: null,
    regulationDate: null,
    regulationBody: null,
  }),
  // Of the lowest level, though it is for the public; never classified.
  'Hệ thống Cổng thông tin điện tử Sở Văn hóa, Thể thao và Du lịch': () => ({
    dossier: 'none',
    level: 1,
    decisionNo: null,
    decisionDate: null,
    decisionBody: null,
    expectedApprovalOn: null,
    underInvestment: true,
  }),
  'Hệ thống quản lý đào tạo': () => ({
    ...approved,
    decisionNo: '64/QĐ-SKHCN',
    decisionDate: null,
    decisionBody: 'Sở Khoa học và Công nghệ',
  }),
  // The regulation is of the decision's own day.
  'Hệ thống Cổng thông tin điện tử Sở Công Thương': ({ decidedOn }, world) => {
    const on = decidedOn ?? workday(addDays(world.windowFrom, -31))
    return {
      ...approved,
      decisionNo: '85/QĐ-SKHCN',
      decisionDate: on,
      decisionBody: 'Sở Khoa học và Công nghệ',
      regulationNo: '31/QĐ-SCT',
      regulationDate: on,
      regulationBody: 'Sở Công Thương',
    }
  },
}

/** The names of the systems that these are of. */
export const isFaulty = (name: string): boolean => name in CHANGES

export const faultsOf = (world: World, { about, decidedOn }: Registered): Partial<SystemInput> =>
  CHANGES[about.name]?.({ decidedOn }, world) ?? {}
