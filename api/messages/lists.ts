/** The words of the template for lists: a form between Vietnamese authorities, so Vietnamese alone. */
import type { COLUMNS, ListKind } from '../domain/lists/columns.ts'
import { vi as words } from '../domain/words/vi.ts'

type Captions = { [K in ListKind]: Record<(typeof COLUMNS)[K][number]['key'], string> }

const captions: Captions = {
  department: {
    code: 'Mã',
    name: 'Tên đơn vị',
    shortName: 'Tên viết tắt',
    kind: 'Loại',
    parent: 'Trực thuộc',
  },
  user: { username: 'Tên đăng nhập', name: 'Họ và tên', role: 'Vai trò', department: 'Mã đơn vị' },
  system: {
    department: 'Mã đơn vị',
    name: 'Tên hệ thống',
    shortName: 'Tên ngắn',
    level: 'Cấp độ',
    dossier: 'Hồ sơ',
    decisionNo: 'Số quyết định',
    decisionDate: 'Ngày quyết định',
    decisionBody: 'Cơ quan ban hành',
    hosting: 'Hạ tầng',
    expectedApprovalOn: 'Dự kiến phê duyệt',
    expectedFullOn: 'Dự kiến triển khai đầy đủ',
    regulationNo: 'Số quy chế',
    regulationDate: 'Ngày quy chế',
    regulationBody: 'Cơ quan ban hành quy chế',
    checks: 'Kiểm tra, đánh giá',
    owner: 'Chủ quản hệ thống',
    operator: 'Đơn vị vận hành',
    id: 'Khóa',
  },
}

export const lists = {
  captions,
  sheets: { department: 'Đơn vị', user: 'Người dùng', system: 'Hệ thống thông tin' } satisfies Record<ListKind, string>,
  guideSheet: 'Hướng dẫn',
  /** Hidden: what the drop-downs offer. */
  choicesSheet: '_soat',
  title: 'Danh sách đơn vị, người dùng và hệ thống thông tin',
  systemsTitle: 'Danh sách hệ thống thông tin',
  heading: 'HƯỚNG DẪN ĐIỀN DANH SÁCH',
  systemsHeading: 'HƯỚNG DẪN ĐIỀN DANH SÁCH HỆ THỐNG THÔNG TIN',
  steps: [
    'Điền mỗi đơn vị, mỗi người dùng, mỗi hệ thống vào một dòng của trang tính tương ứng, ngay dưới dòng tiêu đề. Không đổi tên trang tính và tiêu đề cột; thứ tự cột tùy ý.',
    'Cột có dấu (*) trong bảng dưới đây là bắt buộc với dòng mới. Mã đơn vị và tên đăng nhập để trống thì phần mềm gợi ý; các cột khác để trống được.',
    'Cột “Trực thuộc” và “Mã đơn vị” nhận mã, tên hoặc tên viết tắt của đơn vị, kể cả đơn vị ghi ở dòng sau trong cùng tệp.',
    'Lưu tệp (.xlsx) và tải lên. Phần mềm cho xem trước từng dòng, chưa lưu gì; chỉ lưu khi bấm “Áp dụng”, và lưu tất cả hoặc không lưu gì.',
    'Có thể tải lên nhiều lần: dòng đã có mà khác thì được báo là thay đổi; ô để trống giữ nguyên nội dung đã lưu; không dòng nào bị xóa vì không có trong tệp.',
  ],
  systemsSteps: [
    'Điền mỗi hệ thống vào một dòng, ngay dưới dòng tiêu đề. Không đổi tên trang tính và tiêu đề cột; thứ tự cột tùy ý.',
    'Cột có dấu (*) trong bảng dưới đây là bắt buộc với dòng mới; các cột khác để trống được.',
    'Hệ thống đã có trong danh sách: sửa ngay trên dòng đó; ô để trống giữ nguyên nội dung đã lưu. Không hệ thống nào bị xóa vì không có trong tệp.',
    'Lưu tệp (.xlsx) và tải lên. Phần mềm cho xem trước từng dòng, chưa lưu gì; chỉ lưu khi bấm “Áp dụng”.',
  ],
  table: { sheet: 'Trang tính', column: 'Cột', holds: 'Nội dung' },
  needed: '{caption} (*)',
  holds: {
    line: 'Văn bản, tối đa {n} ký tự.',
    code: 'Chữ thường không dấu, chữ số, dấu gạch nối, ví dụ so-khcn. Để trống thì được gợi ý từ tên.',
    username: 'Chữ không dấu, chữ số và các dấu - . _, ví dụ nguyen-van-an. Để trống thì được gợi ý từ họ tên.',
    department: 'Mã, tên hoặc tên viết tắt của đơn vị.',
    parent: 'Đơn vị cấp trên: mã, tên hoặc tên viết tắt. Để trống nếu không có.',
    userDepartment: 'Bắt buộc với “{editor}” và “{approver}”; để trống với “{reviewer}” và “{admin}”.',
    word: 'Một trong: {values}.',
    words: 'Một hoặc nhiều, cách nhau bằng dấu phẩy: {values}.',
    level: 'Số cấp độ: {values}.',
    day: 'Ngày/tháng/năm, ví dụ 25/3/2024.',
    whole: 'Số nguyên từ 0.',
  },
  promptNeeded: 'Bắt buộc.',
  promptOptional: 'Có thể để trống.',
  role: words.role,
} as const
