/** Words of the department's pages. */
export const department = {
  'department.caption': 'Kỳ báo cáo',
  'department.requestRef': 'Theo {ref}',
  'department.due': 'Hạn nộp',
  'department.noPeriodText':
    'Khi cơ quan đầu mối mở kỳ báo cáo, phiếu tự đánh giá sẽ hiện ở đây. Trong khi chờ, hãy kiểm tra danh sách hệ thống thông tin.',
  'department.noPeriodAction': 'Xem hệ thống thông tin',

  'welcome.department.title': 'Bắt đầu từ đâu',
  'welcome.department.1':
    'Kiểm tra danh sách hệ thống thông tin: cấp độ của từng hệ thống quyết định các tiêu chí phải trả lời.',
  'welcome.department.2':
    'Trả lời lần lượt từng mục của phiếu; mọi thay đổi được lưu ngay, có thể dừng và làm tiếp bất cứ lúc nào.',
  'welcome.department.3': 'Khi đã trả lời đủ, lãnh đạo đơn vị xem lại và nộp báo cáo trước hạn.',
} as const
