/** The incidents of the demo: one long closed, one reported in time, and one whose clock runs. */

import { addDays } from '../../domain/period.ts'
import { instant, later } from './calendar.ts'
import { editorOf } from './people.ts'
import { uuid } from './random.ts'
import type { Rows } from './rows.ts'
import type { Registered, World } from './world.ts'

type Told = {
  department: string
  /** Days before today. */
  days: number
  what: string
  /** Of the department's own, by its place in their order; null: of none. */
  system: number | null
  serious: boolean
  /** Minutes after detection. */
  notified: number | null
  reported: number | null
  closed: number | null
}

const INCIDENTS: readonly Told[] = [
  {
    department: 'bv-dk',
    days: 141,
    what: 'Mã độc mã hóa dữ liệu trên 03 máy trạm khoa Khám bệnh; đã cô lập, khôi phục từ bản sao lưu.',
    system: 0,
    serious: true,
    notified: 380,
    reported: 2_600,
    closed: 9_400,
  },
  {
    department: 'so-ct',
    days: 47,
    what: 'Trang chủ bị chèn liên kết quảng cáo qua lỗ hổng của thành phần quản trị nội dung.',
    system: 0,
    serious: false,
    notified: null,
    reported: 3_100,
    closed: 7_300,
  },
  {
    department: 'so-gddt',
    days: 2,
    what: 'Tài khoản quản trị bị dò mật khẩu và đăng nhập trái phép ngoài giờ; đang rà soát nhật ký.',
    system: 1,
    serious: true,
    notified: 540,
    reported: null,
    closed: null,
  },
]

export function addIncidents(rows: Rows, { today }: World, systems: readonly Registered[]): void {
  for (const { department, days, system, notified, reported, closed, ...told } of INCIDENTS) {
    const own = systems.filter((each) => each.department.code === department)
    const detectedAt = instant(addDays(today, -days), 497)
    const after = (minutes: number | null) => (minutes === null ? null : later(detectedAt, minutes))
    const fields = {
      ...told,
      detectedAt,
      system: system === null ? null : (own[system]?.id ?? null),
      disruption: false,
      notifiedAt: after(notified),
      reportedAt: after(reported),
      closedAt: after(closed),
    }
    const id = uuid(`incident/${department}`)
    rows.incidents.push({ id, department, ...fields })
    const record = (at: string, verb: string, detail: object) =>
      rows.audit.push({
        at,
        actor: editorOf({ code: department }),
        action: `incident.${verb}`,
        subject: `${department}/${id}`,
        detail,
      })
    const { notifiedAt, reportedAt, closedAt, ...first } = fields
    record(later(detectedAt, 35), 'create', { ...first, notifiedAt: null, reportedAt: null, closedAt: null })
    for (const change of [{ notifiedAt }, { reportedAt }, { closedAt }])
      for (const at of Object.values(change)) if (at) record(at, 'update', change)
  }
}
