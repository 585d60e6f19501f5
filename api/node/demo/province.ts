/** The demo province: names and titles. Fictional; any likeness of a body is of its kind, not of a real one. */
import { type DepartmentKind, searchable } from '../../domain/department.ts'
import type { Settings } from '../../domain/settings.ts'
import { cited } from './calendar.ts'

export const PROVINCE = 'tỉnh Lam Giang'
const PLACE = 'Lam Giang'
/** The specialised unit of the province's owner, which gathers the reports: since the day on which the other was merged into it. */
export const COORDINATOR = 'Sở Khoa học và Công nghệ'
export const COORDINATOR_BEFORE = 'Sở Thông tin và Truyền thông'
/** Sở Thông tin và Truyền thông ended everywhere the day before, and provincial bodies were merged. */
export const MERGED_ON = '2025-03-01'
/** Communes as they are since there are no districts. */
export const COMMUNES_ON = '2025-07-01'
/** Runs the shared data centre, and answers for what it does on behalf of the systems hosted there. */
export const CENTRE = 'tt-cntt'
export const CENTRE_OPERATOR = 'Trung tâm Chuyển đổi số tỉnh Lam Giang'
export const PEOPLES_COMMITTEE = 'Ủy ban nhân dân tỉnh Lam Giang'
/** Receives and inspects; no filer, no account. */
const POLICE = 'Công an tỉnh Lam Giang'

/** Wards that own their systems, by which document of the province, and since when; of all other communes the province does. */
export const OWNING_WARDS = ['Lam Thành', 'Tân Giang', 'Hòa Bình', 'Bắc Sơn']
export const OWNING_ON = '2025-09-22'
export const unitOfWard = (ward: string): string => `Phòng Văn hóa - Xã hội ${ward}`

const before: Settings = {
  province: { name: PROVINCE, place: PLACE },
  coordinator: {
    name: COORDINATOR_BEFORE,
    parent: 'UBND TỈNH LAM GIANG',
    symbol: 'BC-STTTT',
    headTitle: 'GIÁM ĐỐC',
  },
  demo: true,
}

export const REVIEW_NAME = 'Rà soát theo TCVN 14423'

/** @param owner id of the body that owns the province's systems */
export const demoSettings = (owner: string): { before: Settings; since: Settings } => ({
  before,
  since: {
    ...before,
    coordinator: { ...before.coordinator, name: COORDINATOR, symbol: 'BC-SKHCN' },
    receiver: { name: POLICE },
    owner,
    yearly: {
      addressees: [],
      sentBy: 'documents',
      signature: true,
      signer: { name: 'Trần Quốc Khánh', title: 'Phó Chủ tịch', onBehalf: 'KT.' },
      letter: { recipients: [], archive: 'VT', draftingUnit: 'KGVX' },
    },
  },
})

/** The document that asks for a report, as cited. */
export const requestRef = (number: number, day: string): string => `Công văn số ${number}/SKHCN-CĐS ngày ${cited(day)}`

/**
 * `self`: how the body speaks of itself in its report. `symbol`: of its decisions. `head`, `deputy`: posts of those who
 * sign. `owners`: who carries out its plans. `maturity`: how far it is, about -1 to 1.
 */
export type DemoDepartment = {
  code: string
  name: string
  shortName: string
  kind: DepartmentKind
  parent: string | null
  self: string
  symbol: string
  head: string
  deputy: string
  owners: string[]
  maturity: number
}

const so = (code: string, topic: string, short: string, symbol: string, maturity: number): DemoDepartment => ({
  code,
  name: `Sở ${topic}`,
  shortName: `Sở ${short}`,
  kind: 'department',
  parent: null,
  self: 'Sở',
  symbol,
  head: 'Giám đốc',
  deputy: 'Phó Giám đốc',
  owners: ['Văn phòng Sở', 'Phòng Kế hoạch - Tài chính', 'Tổ Chuyển đổi số của Sở'],
  maturity,
})

const centre = (
  code: string,
  name: string,
  shortName: string,
  parent: string | null,
  symbol: string,
  maturity: number,
): DemoDepartment => ({
  code,
  name,
  shortName,
  kind: 'unit',
  parent,
  self: 'Trung tâm',
  symbol,
  head: 'Giám đốc',
  deputy: 'Phó Giám đốc',
  owners: ['Phòng Kỹ thuật', 'Phòng Tổ chức - Hành chính', 'Tổ Công nghệ thông tin'],
  maturity,
})

const provincial: DemoDepartment[] = [
  {
    ...so('vp-ubnd', '', '', 'VPUBND', 0.35),
    name: 'Văn phòng Ủy ban nhân dân tỉnh',
    shortName: 'Văn phòng UBND tỉnh',
    self: 'Văn phòng',
    head: 'Chánh Văn phòng',
    deputy: 'Phó Chánh Văn phòng',
    owners: ['Phòng Hành chính - Quản trị', 'Phòng Khoa giáo - Văn xã', 'Tổ Quản trị mạng'],
  },
  {
    ...so('so-khcn', 'Khoa học và Công nghệ', 'KH&CN', 'SKHCN', 0.2),
    owners: ['Phòng Chuyển đổi số', 'Văn phòng Sở', 'Trung tâm Thông tin, Thống kê, Ứng dụng KH&CN'],
  },
  so('so-tc', 'Tài chính', 'Tài chính', 'STC', 0.75),
  so('so-nv', 'Nội vụ', 'Nội vụ', 'SNV', 0.1),
  {
    ...so('so-yt', 'Y tế', 'Y tế', 'SYT', 0.3),
    owners: ['Văn phòng Sở', 'Phòng Nghiệp vụ Y', 'Phòng Kế hoạch - Tài chính'],
  },
  so('so-gddt', 'Giáo dục và Đào tạo', 'GD&ĐT', 'SGDĐT', -0.1),
  so('so-xd', 'Xây dựng', 'Xây dựng', 'SXD', -0.25),
  so('so-ct', 'Công Thương', 'Công Thương', 'SCT', 0.05),
  so('so-tp', 'Tư pháp', 'Tư pháp', 'STP', 0.7),
  so('so-nnmt', 'Nông nghiệp và Môi trường', 'NN&MT', 'SNNMT', -0.4),
  so('so-vhttdl', 'Văn hóa, Thể thao và Du lịch', 'VHTT&DL', 'SVHTTDL', -0.5),
  so('so-ngv', 'Ngoại vụ', 'Ngoại vụ', 'SNgV', 0.15),
  so('so-dttg', 'Dân tộc và Tôn giáo', 'DT&TG', 'SDTTG', -0.35),
  {
    ...so('thanh-tra', '', '', 'TTT', 0.25),
    name: 'Thanh tra tỉnh',
    shortName: 'Thanh tra tỉnh',
    self: 'Thanh tra tỉnh',
    head: 'Chánh Thanh tra',
    deputy: 'Phó Chánh Thanh tra',
    owners: ['Văn phòng Thanh tra tỉnh', 'Phòng Giám sát, kiểm tra và xử lý sau thanh tra'],
  },
  {
    ...so('ban-ql-kcn', '', '', 'BQLKCN', 0),
    name: 'Ban Quản lý các khu công nghiệp tỉnh',
    shortName: 'Ban QL các KCN',
    self: 'Ban Quản lý',
    head: 'Trưởng ban',
    deputy: 'Phó Trưởng ban',
    owners: ['Văn phòng Ban', 'Phòng Quản lý doanh nghiệp', 'Phòng Kế hoạch tổng hợp'],
  },
  centre('tt-hcc', 'Trung tâm Phục vụ hành chính công tỉnh', 'TT PVHCC tỉnh', 'vp-ubnd', 'TTPVHCC', 0.72),
  centre(CENTRE, 'Trung tâm Chuyển đổi số tỉnh', 'TT Chuyển đổi số', 'so-khcn', 'TTCĐS', 0.9),
  centre('tt-lt', 'Trung tâm Lưu trữ lịch sử tỉnh', 'TT Lưu trữ lịch sử', 'so-nv', 'TTLT', -0.55),
  centre('tt-ksbt', 'Trung tâm Kiểm soát bệnh tật tỉnh', 'TT KSBT tỉnh', 'so-yt', 'KSBT', -0.15),
  {
    ...centre('bv-dk', 'Bệnh viện Đa khoa tỉnh', 'BV Đa khoa tỉnh', 'so-yt', 'BVĐK', 0.2),
    self: 'Bệnh viện',
    owners: ['Phòng Công nghệ thông tin', 'Phòng Kế hoạch tổng hợp', 'Phòng Vật tư - Thiết bị y tế'],
  },
  {
    ...centre('bv-yhct', 'Bệnh viện Y học cổ truyền tỉnh', 'BV YHCT tỉnh', 'so-yt', 'BVYHCT', -0.05),
    self: 'Bệnh viện',
    owners: ['Phòng Kế hoạch tổng hợp', 'Phòng Vật tư - Thiết bị y tế'],
  },
  {
    ...centre('vp-dkdd', 'Văn phòng Đăng ký đất đai tỉnh', 'VP ĐKĐĐ tỉnh', 'so-nnmt', 'VPĐKĐĐ', -0.2),
    self: 'Văn phòng Đăng ký đất đai',
    owners: ['Phòng Thông tin - Lưu trữ', 'Phòng Hành chính - Tổng hợp'],
  },
  {
    ...centre('truong-cd', 'Trường Cao đẳng Lam Giang', 'CĐ Lam Giang', null, 'CĐLG', -0.6),
    self: 'Nhà trường',
    head: 'Hiệu trưởng',
    deputy: 'Phó Hiệu trưởng',
    owners: ['Khoa Công nghệ thông tin', 'Phòng Tổ chức - Hành chính', 'Phòng Đào tạo'],
  },
  {
    ...centre('bqlda-dtxd', 'Ban Quản lý dự án đầu tư xây dựng tỉnh', 'BQLDA ĐTXD tỉnh', null, 'BQLDA', -0.45),
    self: 'Ban Quản lý dự án',
    owners: ['Phòng Hành chính - Tổng hợp', 'Phòng Kế hoạch - Kỹ thuật'],
  },
]

const WARDS = [
  ...['Lam Thành', 'Tân Giang', 'Hòa Bình', 'Bắc Sơn', 'Nam Thành', 'Vĩnh An', 'Quang Trung', 'An Phú', 'Hồng Hà'],
  ...['Thanh Bình', 'Trần Phú'],
]
const COMMUNES = [
  ...['Minh Châu', 'Tân Lập', 'Phú Cường', 'Đồng Tâm', 'Hòa Lạc', 'Yên Khê', 'Thạch Bàn', 'Bình Minh', 'Quảng Lưu'],
  ...['Liên Sơn', 'Nghĩa Phong', 'Hợp Tiến', 'Thượng Lâm', 'Vạn Xuân', 'Đại Thắng', 'Trung Nghĩa', 'Xuân Quang'],
  ...['Kim Long', 'Tiên Phong', 'Hải Vân', 'Sơn Đông', 'Phúc Lộc', 'Ngọc Liên', 'Thái Hòa', 'Việt Tiến', 'Đức Lân'],
  ...['Mỹ Thịnh', 'An Khang', 'Cẩm Sơn'],
]

const commune = (form: 'xã' | 'phường', place: string): DemoDepartment => ({
  code: `ubnd-${searchable(`${form} ${place}`).replaceAll(' ', '-')}`,
  name: `UBND ${form} ${place}`,
  shortName: `${form === 'xã' ? 'Xã' : 'Phường'} ${place}`,
  kind: 'commune',
  parent: null,
  self: `UBND ${form}`,
  symbol: 'UBND',
  head: 'Chủ tịch',
  deputy: 'Phó Chủ tịch',
  owners: [`Văn phòng HĐND và UBND ${form}`, 'Phòng Văn hóa - Xã hội', `Trung tâm Phục vụ hành chính công ${form}`],
  // Wards have more staff than rural communes; the spread within each kind comes from the draw of each code.
  maturity: form === 'phường' ? 0.05 : -0.2,
})

/** What they were before the merging, of those that were called otherwise: for documents of that time. */
export const predecessors: Readonly<Record<string, { name: string; symbol: string }>> = {
  'so-xd': { name: 'Sở Giao thông vận tải', symbol: 'SGTVT' },
  'so-tc': { name: 'Sở Kế hoạch và Đầu tư', symbol: 'SKHĐT' },
  'so-nnmt': { name: 'Sở Tài nguyên và Môi trường', symbol: 'STNMT' },
  'so-dttg': { name: 'Ban Dân tộc tỉnh', symbol: 'BDT' },
  'tt-cntt': { name: 'Trung tâm Công nghệ thông tin và Truyền thông tỉnh', symbol: 'TTCNTT' },
}

export const demoDepartments: readonly DemoDepartment[] = [
  ...provincial,
  ...WARDS.map((place) => commune('phường', place)),
  ...COMMUNES.map((place) => commune('xã', place)),
]
