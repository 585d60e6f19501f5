/** The information systems of the demo province: name, level and what the form calls it, by department code. Operator: who runs it, when it is not the department's own office. */
import { PROVINCE } from './province.ts'

export type DemoSystem = { name: string; level: number; shortName?: string; operator?: string; own?: true }

const portal = (body: string, level = 2): DemoSystem => ({
  name: `Hệ thống Cổng thông tin điện tử ${body}`,
  level,
  shortName: 'Cổng TTĐT',
})

export const demoSystems: Readonly<Record<string, readonly DemoSystem[]>> = {
  'vp-ubnd': [
    { name: `Hệ thống Cổng thông tin điện tử ${PROVINCE}`, level: 3 },
    { name: 'Hệ thống thông tin báo cáo tỉnh', level: 3 },
    { name: 'Hệ thống theo dõi nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao', level: 2 },
    { name: 'Hệ thống phòng họp không giấy tờ', level: 2 },
    { name: 'Trang thông tin điện tử Văn phòng UBND tỉnh', level: 1 },
  ],
  'so-tttt': [
    { name: `Nền tảng tích hợp, chia sẻ dữ liệu (LGSP) ${PROVINCE}`, level: 3 },
    { name: `Hệ thống thư điện tử công vụ ${PROVINCE}`, level: 3 },
    { name: `Hệ thống quản lý văn bản và điều hành dùng chung ${PROVINCE}`, level: 3 },
    { name: `Cổng dữ liệu mở ${PROVINCE}`, level: 2 },
    portal('Sở Thông tin và Truyền thông'),
  ],
  'so-khcn': [
    {
      name: `Hệ thống Sàn giao dịch công nghệ ${PROVINCE}`,
      shortName: 'Sàn công nghệ',
      level: 2,
      operator: 'Trung tâm Thông tin, Thống kê, Ứng dụng KH&CN',
    },
    { ...portal('Sở Khoa học và Công nghệ'), operator: 'Trung tâm Thông tin, Thống kê, Ứng dụng KH&CN' },
    {
      name: `Hệ thống Trang thông tin điện tử Chi cục Tiêu chuẩn Đo lường Chất lượng ${PROVINCE}`,
      shortName: 'Trang TTĐT Chi cục TĐC',
      level: 2,
      operator: 'Chi cục Tiêu chuẩn Đo lường Chất lượng',
    },
  ],
  'so-tc': [
    { name: 'Hệ thống quản lý tài sản công', level: 2 },
    { name: 'Cơ sở dữ liệu giá trên địa bàn tỉnh', level: 2 },
    { name: 'Hệ thống thông tin tổng hợp ngân sách địa phương', level: 3 },
    portal('Sở Tài chính'),
  ],
  'so-nv': [
    { name: 'Cơ sở dữ liệu cán bộ, công chức, viên chức tỉnh', level: 3 },
    { name: 'Hệ thống đánh giá, xếp hạng cải cách hành chính', level: 2 },
    { name: 'Hệ thống quản lý hồ sơ thi đua, khen thưởng', level: 2 },
    portal('Sở Nội vụ'),
  ],
  'so-yt': [
    { name: 'Nền tảng quản lý hồ sơ sức khỏe điện tử', level: 3 },
    { name: 'Hệ thống quản lý trạm y tế xã', level: 2 },
    { name: 'Cơ sở dữ liệu hành nghề khám bệnh, chữa bệnh', level: 2 },
    { name: 'Hệ thống quản lý hành nghề dược', level: 2 },
    portal('Sở Y tế'),
  ],
  'so-gddt': [
    { name: 'Cơ sở dữ liệu ngành Giáo dục và Đào tạo', level: 3 },
    { name: 'Hệ thống tuyển sinh đầu cấp trực tuyến', level: 3 },
    { name: 'Hệ thống thư viện bài giảng điện tử', level: 2 },
    { name: 'Hệ thống họp, tập huấn trực tuyến ngành Giáo dục', level: 2 },
    portal('Sở Giáo dục và Đào tạo'),
  ],
  'so-xd': [
    { name: 'Cơ sở dữ liệu quy hoạch xây dựng', level: 2 },
    { name: 'Hệ thống quản lý giấy phép lái xe và vận tải', level: 2 },
    { name: 'Hệ thống giám sát tải trọng phương tiện', level: 2, own: true },
    portal('Sở Xây dựng'),
  ],
  'so-ct': [
    { name: `Sàn thương mại điện tử ${PROVINCE}`, level: 2 },
    { name: 'Cơ sở dữ liệu cụm công nghiệp và doanh nghiệp', level: 2 },
    portal('Sở Công Thương'),
  ],
  'so-tp': [
    { name: 'Cơ sở dữ liệu công chứng, chứng thực', level: 3 },
    { name: 'Hệ thống quản lý lý lịch tư pháp', level: 3 },
    { name: 'Trang thông tin phổ biến, giáo dục pháp luật', level: 1 },
    portal('Sở Tư pháp'),
  ],
  'so-nnmt': [
    { name: 'Cơ sở dữ liệu tài nguyên và môi trường', level: 2 },
    { name: 'Hệ thống quan trắc môi trường tự động', level: 2, own: true },
    { name: 'Hệ thống truy xuất nguồn gốc nông sản', level: 2 },
    { name: 'Hệ thống giám sát hồ chứa và đê điều', level: 2, own: true },
    portal('Sở Nông nghiệp và Môi trường'),
  ],
  'so-vhttdl': [
    { name: `Cổng thông tin du lịch thông minh ${PROVINCE}`, level: 2 },
    { name: 'Cơ sở dữ liệu di sản văn hóa', level: 1 },
    { name: 'Hệ thống thư viện số tỉnh', level: 2, operator: 'Thư viện tỉnh' },
    portal('Sở Văn hóa, Thể thao và Du lịch'),
  ],
  'so-ngv': [{ name: 'Hệ thống quản lý đoàn ra, đoàn vào', level: 2 }, portal('Sở Ngoại vụ', 1)],
  'so-dttg': [{ name: 'Cơ sở dữ liệu công tác dân tộc', level: 2 }, portal('Sở Dân tộc và Tôn giáo', 1)],
  'thanh-tra': [
    { name: 'Cơ sở dữ liệu về khiếu nại, tố cáo', level: 2 },
    { name: 'Hệ thống kê khai tài sản, thu nhập', level: 2 },
    portal('Thanh tra tỉnh', 1),
  ],
  'ban-ql-kcn': [
    { name: 'Cơ sở dữ liệu doanh nghiệp trong khu công nghiệp', level: 2 },
    { name: 'Hệ thống giám sát nước thải các khu công nghiệp', level: 2, own: true },
    portal('Ban Quản lý các khu công nghiệp'),
  ],
  'tt-hcc': [
    { name: `Hệ thống thông tin giải quyết thủ tục hành chính ${PROVINCE}`, level: 3 },
    { name: 'Hệ thống tổng đài hỗ trợ người dân, doanh nghiệp', level: 2 },
    { name: 'Hệ thống xếp hàng và đánh giá mức độ hài lòng', level: 1, own: true },
  ],
  'tt-cntt': [
    { name: `Trung tâm tích hợp dữ liệu ${PROVINCE}`, level: 3, own: true },
    { name: `Mạng truyền số liệu chuyên dùng cấp II ${PROVINCE}`, level: 3, own: true },
    { name: 'Trung tâm giám sát, điều hành thông minh (IOC)', level: 3 },
    { name: 'Hệ thống giám sát an toàn thông tin (SOC)', level: 3, own: true },
    { name: 'Hệ thống hội nghị truyền hình trực tuyến', level: 2 },
  ],
  'tt-lt': [
    { name: 'Hệ thống quản lý tài liệu lưu trữ điện tử', level: 2 },
    { name: 'Trang thông tin điện tử Trung tâm Lưu trữ lịch sử', level: 1 },
  ],
  'tt-ksbt': [
    { name: 'Hệ thống giám sát bệnh truyền nhiễm', level: 2 },
    { name: 'Trang thông tin điện tử Trung tâm Kiểm soát bệnh tật', level: 1 },
  ],
  'bv-dk': [
    { name: 'Hệ thống thông tin bệnh viện (HIS)', level: 3, own: true },
    { name: 'Hệ thống lưu trữ và truyền tải hình ảnh y tế (PACS)', level: 3, own: true },
    { name: 'Hệ thống bệnh án điện tử (EMR)', level: 3, own: true },
    { name: 'Trang thông tin điện tử Bệnh viện Đa khoa tỉnh', level: 1 },
  ],
  'vp-dkdd': [
    { name: 'Cơ sở dữ liệu đất đai', level: 3 },
    { name: 'Hệ thống quản lý hồ sơ đăng ký đất đai', level: 2 },
  ],
  'truong-cd': [
    { name: 'Hệ thống quản lý đào tạo', level: 2, own: true },
    { name: 'Hệ thống học và thi trực tuyến', level: 2, own: true },
    { name: 'Trang thông tin điện tử Trường Cao đẳng Lam Giang', level: 1 },
  ],
  'bqlda-dtxd': [
    { name: 'Hệ thống quản lý dự án đầu tư', level: 2 },
    { name: 'Trang thông tin điện tử Ban Quản lý dự án', level: 1 },
  ],
}

/** Taken out of use between the second and the third quarter: they keep the answers of the first two. */
export const retiredSystems: Readonly<Record<string, readonly DemoSystem[]>> = {
  'so-nv': [{ name: 'Phần mềm chấm điểm cải cách hành chính (phiên bản cũ)', level: 1 }],
  'so-vhttdl': [{ name: 'Trang thông tin điện tử Bảo tàng tỉnh', level: 1 }],
  'so-xd': [{ name: 'Trang thông tin bản đồ giao thông', level: 1 }],
}

/** What a commune runs, by how many systems it has; `{noi}` is the commune. */
export const communeSystems: readonly DemoSystem[] = [
  { name: 'Trang thông tin điện tử {noi}', level: 1 },
  { name: 'Hệ thống truyền thanh ứng dụng công nghệ thông tin - viễn thông {noi}', level: 1, own: true },
]
