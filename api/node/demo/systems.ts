/** The information systems of the demo province, by department code. */
import type { Information, Serves, SystemKind } from '../../domain/enums.ts'
import { PROVINCE } from './province.ts'

/** `shortName`: what the form calls it. `operator`: who runs it, when it is not the department's own office. */
export type DemoSystem = {
  name: string
  level: number
  kind: SystemKind
  information: Information[]
  procedures?: true
  serves?: Serves
  subjects?: { basic: number; sensitive: number }
  shortName?: string
  operator?: string
  own?: true
  /** Others are hosted on it. */
  platform?: true
}
type More = Partial<Omit<DemoSystem, 'name' | 'level' | 'kind'>>

/** For the work of the body itself. */
const internal = (name: string, level: number, more: More = {}): DemoSystem => ({
  name,
  level,
  kind: 'internal',
  information: level === 1 ? ['open'] : ['private'],
  ...more,
})

/** For people and enterprises. */
const open = (name: string, level = 2, more: More = {}): DemoSystem => ({
  name,
  level,
  kind: 'public',
  information: ['open'],
  ...more,
})

const portal = (body: string, more: More = {}): DemoSystem =>
  open(`Hệ thống Cổng thông tin điện tử ${body}`, 2, { shortName: 'Cổng TTĐT', ...more })

const website = (body: string, more: More = {}): DemoSystem => open(`Trang thông tin điện tử ${body}`, 2, more)

/** That others stand on. */
const shared = (name: string, more: More = {}): DemoSystem => ({
  name,
  level: 3,
  kind: 'infrastructure',
  serves: 'several',
  information: ['private'],
  ...more,
})

/** Neither of these. */
const other = (name: string, level: number, more: More = {}): DemoSystem => ({
  name,
  level,
  kind: 'other',
  information: level === 1 ? ['open'] : ['private'],
  own: true,
  ...more,
})

const PEOPLE: More = { information: ['private', 'personal'] }
const STATISTICS = 'Trung tâm Thông tin, Thống kê, Ứng dụng KH&CN'
const hospital = { ...PEOPLE, own: true as const, subjects: { basic: 180_000, sensitive: 180_000 } }

export const demoSystems: Readonly<Record<string, readonly DemoSystem[]>> = {
  'vp-ubnd': [
    open(`Hệ thống Cổng thông tin điện tử ${PROVINCE}`, 3),
    internal('Hệ thống thông tin báo cáo tỉnh', 3),
    internal('Hệ thống theo dõi nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao', 2),
    internal('Hệ thống phòng họp không giấy tờ', 2),
    website('Văn phòng UBND tỉnh'),
  ],
  'so-khcn': [
    open(`Hệ thống Sàn giao dịch công nghệ ${PROVINCE}`, 2, { shortName: 'Sàn công nghệ', operator: STATISTICS }),
    portal('Sở Khoa học và Công nghệ', { operator: STATISTICS }),
    open(`Hệ thống Trang thông tin điện tử Chi cục Tiêu chuẩn Đo lường Chất lượng ${PROVINCE}`, 2, {
      shortName: 'Trang TTĐT Chi cục TĐC',
      operator: 'Chi cục Tiêu chuẩn Đo lường Chất lượng',
    }),
  ],
  'so-tc': [
    internal('Hệ thống quản lý tài sản công', 2),
    internal('Cơ sở dữ liệu giá trên địa bàn tỉnh', 2),
    internal('Hệ thống thông tin tổng hợp ngân sách địa phương', 3),
    portal('Sở Tài chính'),
  ],
  'so-nv': [
    internal('Cơ sở dữ liệu cán bộ, công chức, viên chức tỉnh', 3, {
      ...PEOPLE,
      subjects: { basic: 21_400, sensitive: 0 },
    }),
    internal('Hệ thống đánh giá, xếp hạng cải cách hành chính', 2),
    internal('Hệ thống quản lý hồ sơ thi đua, khen thưởng', 2, PEOPLE),
    portal('Sở Nội vụ'),
  ],
  'so-yt': [
    open('Nền tảng quản lý hồ sơ sức khỏe điện tử', 3, { ...PEOPLE, subjects: { basic: 912_000, sensitive: 912_000 } }),
    internal('Hệ thống quản lý trạm y tế xã', 2, { ...PEOPLE, subjects: { basic: 64_000, sensitive: 8_200 } }),
    internal('Cơ sở dữ liệu hành nghề khám bệnh, chữa bệnh', 2, PEOPLE),
    internal('Hệ thống quản lý hành nghề dược', 2, PEOPLE),
    portal('Sở Y tế'),
  ],
  'so-gddt': [
    internal('Cơ sở dữ liệu ngành Giáo dục và Đào tạo', 3, { ...PEOPLE, subjects: { basic: 246_000, sensitive: 0 } }),
    open('Hệ thống tuyển sinh đầu cấp trực tuyến', 3, { ...PEOPLE, subjects: { basic: 118_000, sensitive: 0 } }),
    open('Hệ thống thư viện bài giảng điện tử'),
    internal('Hệ thống họp, tập huấn trực tuyến ngành Giáo dục', 2),
    portal('Sở Giáo dục và Đào tạo'),
  ],
  'so-xd': [
    internal('Cơ sở dữ liệu quy hoạch xây dựng', 2),
    internal('Hệ thống quản lý hoạt động vận tải', 2),
    other('Hệ thống giám sát tải trọng phương tiện', 2),
    portal('Sở Xây dựng'),
  ],
  'so-ct': [
    open(`Sàn thương mại điện tử ${PROVINCE}`, 2, { ...PEOPLE, subjects: { basic: 12_600, sensitive: 0 } }),
    internal('Cơ sở dữ liệu cụm công nghiệp và doanh nghiệp', 2),
    portal('Sở Công Thương'),
  ],
  'so-tp': [
    internal('Cơ sở dữ liệu công chứng, chứng thực', 3, { ...PEOPLE, subjects: { basic: 87_000, sensitive: 0 } }),
    internal('Cơ sở dữ liệu trợ giúp pháp lý', 2, PEOPLE),
    open('Trang thông tin phổ biến, giáo dục pháp luật'),
    portal('Sở Tư pháp'),
  ],
  'so-nnmt': [
    internal('Cơ sở dữ liệu tài nguyên và môi trường', 2),
    other('Hệ thống quan trắc môi trường tự động', 2),
    open('Hệ thống truy xuất nguồn gốc nông sản'),
    other('Hệ thống giám sát hồ chứa và đê điều', 2),
    portal('Sở Nông nghiệp và Môi trường'),
  ],
  'so-vhttdl': [
    open(`Cổng thông tin du lịch thông minh ${PROVINCE}`),
    internal('Cơ sở dữ liệu di sản văn hóa', 1),
    open('Hệ thống thư viện số tỉnh', 2, { operator: 'Thư viện tỉnh' }),
    portal('Sở Văn hóa, Thể thao và Du lịch'),
  ],
  'so-ngv': [internal('Hệ thống quản lý đoàn ra, đoàn vào', 2, PEOPLE), portal('Sở Ngoại vụ')],
  'so-dttg': [internal('Cơ sở dữ liệu công tác dân tộc', 2), portal('Sở Dân tộc và Tôn giáo')],
  'thanh-tra': [
    internal('Cơ sở dữ liệu về khiếu nại, tố cáo', 2, PEOPLE),
    internal('Hệ thống kê khai tài sản, thu nhập', 2, PEOPLE),
    portal('Thanh tra tỉnh'),
  ],
  'ban-ql-kcn': [
    internal('Cơ sở dữ liệu doanh nghiệp trong khu công nghiệp', 2),
    other('Hệ thống giám sát nước thải các khu công nghiệp', 2),
    portal('Ban Quản lý các khu công nghiệp'),
  ],
  'tt-hcc': [
    open(`Hệ thống thông tin giải quyết thủ tục hành chính ${PROVINCE}`, 3, {
      ...PEOPLE,
      procedures: true,
      subjects: { basic: 420_000, sensitive: 0 },
    }),
    open('Hệ thống tổng đài hỗ trợ người dân, doanh nghiệp', 2, PEOPLE),
    internal('Hệ thống xếp hàng và đánh giá mức độ hài lòng', 1, { own: true }),
  ],
  'tt-cntt': [
    shared(`Trung tâm tích hợp dữ liệu ${PROVINCE}`, { own: true, platform: true }),
    shared(`Mạng truyền số liệu chuyên dùng cấp II ${PROVINCE}`, { own: true }),
    shared(`Nền tảng tích hợp, chia sẻ dữ liệu (LGSP) ${PROVINCE}`),
    shared(`Hệ thống thư điện tử công vụ ${PROVINCE}`),
    internal(`Hệ thống quản lý văn bản và điều hành dùng chung ${PROVINCE}`, 3),
    open(`Cổng dữ liệu mở ${PROVINCE}`),
    internal('Trung tâm giám sát, điều hành thông minh (IOC)', 3),
    shared('Hệ thống giám sát an ninh mạng (SOC)', { own: true }),
    internal('Hệ thống hội nghị truyền hình trực tuyến', 2),
  ],
  'tt-lt': [internal('Hệ thống quản lý tài liệu lưu trữ điện tử', 2), website('Trung tâm Lưu trữ lịch sử')],
  'tt-ksbt': [internal('Hệ thống giám sát bệnh truyền nhiễm', 2, PEOPLE), website('Trung tâm Kiểm soát bệnh tật')],
  'bv-dk': [
    open('Hệ thống thông tin bệnh viện (HIS)', 3, hospital),
    internal('Hệ thống lưu trữ và truyền tải hình ảnh y tế (PACS)', 3, { ...PEOPLE, own: true }),
    internal('Hệ thống bệnh án điện tử (EMR)', 3, { ...PEOPLE, own: true }),
    website('Bệnh viện Đa khoa tỉnh'),
  ],
  'bv-yhct': [
    open('Hệ thống thông tin bệnh viện (HIS)', 3, { ...hospital, subjects: { basic: 38_000, sensitive: 38_000 } }),
    website('Bệnh viện Y học cổ truyền tỉnh'),
  ],
  'vp-dkdd': [
    internal('Cơ sở dữ liệu đất đai', 3, { ...PEOPLE, subjects: { basic: 335_000, sensitive: 0 } }),
    internal('Hệ thống quản lý hồ sơ đăng ký đất đai', 2, PEOPLE),
  ],
  'truong-cd': [
    internal('Hệ thống quản lý đào tạo', 2, { ...PEOPLE, own: true }),
    open('Hệ thống học và thi trực tuyến', 2, { ...PEOPLE, own: true, subjects: { basic: 6_300, sensitive: 0 } }),
    website('Trường Cao đẳng Lam Giang'),
  ],
  'bqlda-dtxd': [internal('Hệ thống quản lý dự án đầu tư', 2), website('Ban Quản lý dự án')],
}

/** Taken out of use between the second and the third quarter: they keep the answers of the first two. */
export const retiredSystems: Readonly<Record<string, readonly DemoSystem[]>> = {
  'so-nv': [internal('Phần mềm chấm điểm cải cách hành chính (phiên bản cũ)', 1)],
  'so-vhttdl': [website('Bảo tàng tỉnh')],
  'so-xd': [open('Trang thông tin bản đồ giao thông')],
}

/** What a commune runs, by how many systems it has; `{noi}` is the commune. A third book meetings in place of a website. */
export const communeSystems: readonly DemoSystem[] = [
  website('{noi}'),
  other('Hệ thống truyền thanh ứng dụng công nghệ thông tin - viễn thông {noi}', 1),
]
export const communeMeetings: DemoSystem = internal('Phần mềm đăng ký lịch họp {noi}', 1)
