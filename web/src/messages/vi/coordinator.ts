/** Words of the coordinator's pages. */
export const coordinator = {
  'coordinator.caption': 'Toàn {province}',
  'coordinator.due': 'Hạn nộp',
  'coordinator.noPeriodText':
    'Kỳ báo cáo quy định ngày mở, hạn nộp và bộ tiêu chí. Mở kỳ đầu tiên để các đơn vị bắt đầu tự đánh giá.',
  'coordinator.noPeriodAction': 'Mở kỳ báo cáo',

  'welcome.coordinator.title': 'Bắt đầu từ đâu',
  'welcome.coordinator.1': 'Trang này cho biết đơn vị nào đã nộp, đơn vị nào chưa, và toàn tỉnh đáp ứng đến đâu.',
  'welcome.coordinator.2': 'Vào mục Phiếu nộp để đọc từng phiếu, rồi chấp nhận hoặc trả lại kèm lý do.',
  'welcome.coordinator.3': 'Tải bảng tổng hợp Excel và báo cáo Word của tỉnh ngay tại đây, bất cứ lúc nào.',
} as const
