/** The people of the demo and their accounts; the same whenever the demo is made. */
import type { Role } from '../../domain/user.ts'
import { type DemoDepartment, demoDepartments } from './province.ts'
import { chance, pick } from './random.ts'

/** Known to everyone who reads this: for a demo alone. */
export const demoPassword = 'soat-demo-2024'

export type DemoAccount = { username: string; name: string; role: Role; department: string | null }
export type DemoAccounts = { password: string; accounts: DemoAccount[] }

const SURNAMES = [
  ...['Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Lê', 'Phạm', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ'],
  ...['Hồ', 'Ngô', 'Dương', 'Đinh', 'Phan', 'Trịnh', 'Lương', 'Mai', 'Tạ', 'Đoàn', 'Cao', 'Lưu'],
]
const MEN = {
  middle: ['Văn', 'Đức', 'Quang', 'Minh', 'Hữu', 'Công', 'Xuân', 'Thanh', 'Ngọc', 'Đình', 'Anh', 'Trọng'],
  given: [
    ...['Hùng', 'Dũng', 'Tuấn', 'Nam', 'Cường', 'Sơn', 'Hưng', 'Long', 'Thắng', 'Bình', 'Kiên', 'Trung', 'Khánh'],
    ...['Phong', 'Tùng', 'Hiếu', 'Đạt', 'Lâm', 'Quân', 'Thành', 'Việt', 'Toàn', 'Hòa'],
  ],
}
const WOMEN = {
  middle: ['Thị', 'Thị', 'Thị Thu', 'Thị Minh', 'Thanh', 'Thị Ngọc', 'Thị Thanh', 'Thu', 'Thị Kim', 'Bích'],
  given: [
    ...['Hương', 'Lan', 'Hằng', 'Hạnh', 'Nga', 'Thủy', 'Yến', 'Linh', 'Trang', 'Hà', 'Mai', 'Phương', 'Dung', 'Thảo'],
    ...['Ngân', 'Oanh', 'Tâm', 'Huyền', 'Loan', 'Vân'],
  ],
}

/** A name for somebody without an account. */
export function personName(seed: string): string {
  const { middle, given } = chance(`${seed}/woman`, 0.3) ? WOMEN : MEN
  return [pick(`${seed}/1`, SURNAMES), pick(`${seed}/2`, middle), pick(`${seed}/3`, given)].join(' ')
}

/** A name for every user, none twice. */
function names(usernames: readonly string[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    usernames.map((username) => {
      for (let attempt = 0; ; attempt++) {
        const seed = `person/${username}/${attempt}`
        const { middle, given } = chance(`${seed}/woman`, 0.45) ? WOMEN : MEN
        const parts = [pick(`${seed}/1`, SURNAMES), pick(`${seed}/2`, middle), pick(`${seed}/3`, given)]
        const name = parts.join(' ')
        const doubled = parts[1]?.endsWith(parts[2] ?? '')
        if (doubled || taken.has(name)) continue
        taken.add(name)
        return [username, name]
      }
    }),
  )
}

export const editorOf = (department: { code: string }): string => department.code
export const approverOf = (department: { code: string }): string => `${department.code}-ld`

/** `admin`, the reviewer `dic`, and of every department its editor and its approver. */
export function demoAccounts(): DemoAccounts {
  const accounts = [
    { username: 'admin', role: 'admin' as const, department: null },
    { username: 'dic', role: 'reviewer' as const, department: null },
    ...demoDepartments.flatMap((department) => [
      { username: editorOf(department), role: 'editor' as const, department: department.code },
      { username: approverOf(department), role: 'approver' as const, department: department.code },
    ]),
  ]
  const nameOf = names(accounts.map(({ username }) => username))
  return {
    password: demoPassword,
    accounts: accounts.map((account) => ({ ...account, name: nameOf.get(account.username) ?? account.username })),
  }
}

/** Post of the department's approver: its head, or a deputy who signs for the head. */
export const postOf = (department: DemoDepartment): { title: string; onBehalf: 'KT.' | null } =>
  chance(`post/${department.code}`, 0.45)
    ? { title: department.head, onBehalf: null }
    : { title: department.deputy, onBehalf: 'KT.' }
