/** The words of the Excel form: a form between Vietnamese authorities, so Vietnamese alone. */
import type { Kind } from '../domain/items/index.ts'
import { vi as words } from '../domain/words/vi.ts'

const shared = { before: 'Kỳ trước', confirm: 'Xác nhận', key: 'Khóa' }
const captions: Record<Kind, Record<string, string>> = {
  answer: {
    code: 'Mã',
    content: 'Nội dung',
    status: 'Kết quả',
    note: 'Ghi chú',
    action: 'Việc sẽ làm',
    owner: 'Người phụ trách',
    dueOn: 'Hạn',
    delay: 'Lý do lùi hạn',
    ...shared,
  },
  figure: {
    content: 'Số liệu',
    of: 'Hệ thống thông tin',
    unit: 'Đơn vị tính',
    value: 'Giá trị',
    hint: 'Cách tính',
    ...shared,
  },
  narrative: { code: 'Mục', content: 'Tên mục', text: 'Thuyết minh', ...shared },
  recommendation: { category: 'Nhóm', text: 'Kiến nghị, đề xuất', ...shared },
}

export const form = {
  captions,
  sheets: {
    guide: 'Hướng dẫn',
    department: 'Đơn vị',
    figure: 'Số liệu',
    narrative: 'Thuyết minh',
    recommendation: 'Kiến nghị',
    own: '_soat',
  },
  title: 'Báo cáo tự đánh giá {subject} {quarter} - {department}',
  heading: 'BÁO CÁO TỰ ĐÁNH GIÁ {SUBJECT}',
  subheading: '{department}, {quarter}. Hạn nộp: {due}.',
  steps: [
    'Chỉ điền vào các ô được mở khóa (nền trắng). Mỗi trang tính là của đơn vị hoặc của một hệ thống thông tin; không đổi tiêu đề cột, không xóa cột ẩn “Khóa”. Lọc được ngay; muốn sắp xếp hoặc xóa bớt dòng thì bỏ bảo vệ trang tính (không có mật khẩu). Dòng không có trong tệp thì giữ nguyên.',
    '“Kết quả”: chọn một trong bốn giá trị. Một phần hoặc chưa đáp ứng thì ghi việc sẽ làm và hạn; không áp dụng thì ghi lý do ở “Ghi chú”. Kế hoạch kỳ trước đã quá hạn thì nhập kết quả mới, hoặc hạn mới và “Lý do lùi hạn”.',
    'Dòng nền vàng nhạt là nội dung kỳ trước đem sang, chưa được tính. Gõ x vào “Xác nhận” nếu vẫn đúng; hoặc sửa thẳng trên dòng đó, sửa là đã xác nhận.',
    'Lưu tệp (.xlsx) và tải lên trong trang phiếu của quý này. Phần mềm cho xem trước từng dòng, chọn dòng cần lưu rồi mới lưu; có thể hoàn tác.',
    'Nếu đồng nghiệp đã sửa cùng một dòng trên web sau khi tệp được tạo, dòng đó được báo để chọn một trong hai.',
  ],
  units: { count: 'số lượng', money: 'đồng', date: 'ngày' },
  quarters: 'Tổng các quý: {parts}',
  notKnown: 'không rõ',
  statuses: 'Kết quả: {values}.',
  rows: 'Tệp được tạo lúc {at}, bởi {by}.',
  footer: '&L{department}, {quarter}&R&P/&N',
  previous: {
    answer: '{status}',
    note: 'Ghi chú: {note}',
    plan: 'Việc sẽ làm: {action}',
    due: 'hạn {day}',
    otherWords: '(nội dung tiêu chí đã thay đổi)',
    inherited: 'Kế thừa từ nền tảng “{platform}”: {status}. Không phải điền dòng này.',
  },
  prompts: {
    value: 'Số nguyên (hoặc ngày/tháng/năm). Không biết thì để trống; không có thì ghi 0.',
    status: 'Chọn: {values}.',
    category: 'Chọn: {values}.',
    dueOn: 'Ngày/tháng/năm, ví dụ 25/3/2024.',
    confirm: 'Gõ x nếu nội dung kỳ trước vẫn đúng.',
    delay: 'Chỉ ghi khi dời hạn của kế hoạch kỳ trước đã quá hạn: vì sao lùi.',
  },
  statusWords: words.status,
} as const
