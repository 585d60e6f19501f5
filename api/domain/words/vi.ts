/**
 * The words of every enumeration: pages, refusals, letters and the workbook take them from here. A variant is named by
 * where it is meant for; within a sentence each begins with a small letter (`inSentence`).
 */
export const vi = {
  role: {
    editor: 'Cán bộ nhập liệu',
    approver: 'Lãnh đạo đơn vị',
    reviewer: 'Cán bộ thẩm tra',
    admin: 'Quản trị viên',
  },

  status: {
    met: 'Đáp ứng',
    partial: 'Đáp ứng một phần',
    unmet: 'Chưa đáp ứng',
    notApplicable: 'Không áp dụng',
  },
  /** On a choice or over a narrow column, beside the others. */
  statusShort: { met: 'Đáp ứng', partial: 'Một phần', unmet: 'Chưa đáp ứng', notApplicable: 'Không áp dụng' },

  state: {
    none: 'Chưa bắt đầu',
    draft: 'Đang soạn thảo',
    submitted: 'Đã nộp',
    returned: 'Được trả lại',
    accepted: 'Đã chấp nhận',
  },
  /** To whoever reviews: what is filed waits for them. */
  stateInReview: {
    none: 'Chưa bắt đầu',
    draft: 'Đang soạn thảo',
    submitted: 'Chờ xem xét',
    returned: 'Được trả lại',
    accepted: 'Đã chấp nhận',
  },
  /** Why a department is in no figure. */
  stateOfMissing: {
    none: 'Chưa bắt đầu',
    draft: 'Đang soạn thảo',
    submitted: 'Đã nộp, chưa được chấp nhận',
    returned: 'Được trả lại, chưa nộp lại',
    accepted: 'Đã chấp nhận',
  },

  periodState: { upcoming: 'Chưa mở', open: 'Đang mở', late: 'Quá hạn nộp', closed: 'Đã đóng' },

  category: {
    personnel: 'Tổ chức, nhân lực',
    training: 'Đào tạo, tập huấn',
    budget: 'Kinh phí',
    policy: 'Cơ chế, chính sách',
    infrastructure: 'Hạ tầng kỹ thuật',
    other: 'Nội dung khác',
  },

  /** How the yearly report is sent. */
  wayToSend: {
    documents: 'Hệ thống quản lý văn bản và điều hành',
    software: 'Phần mềm báo cáo của Bộ Công an',
    email: 'Thư điện tử',
    other: 'Cách khác',
  },

  /** What a body is to information systems. */
  bodyRole: {
    owner: 'Chủ quản hệ thống thông tin',
    unit: 'Đơn vị chuyên trách về an ninh mạng',
    operator: 'Đơn vị vận hành hệ thống thông tin',
  },

  /** What a system is for (Decree 331/2026 Art. 9.2), what it holds (9.1), whom it serves, which works it controls. */
  systemKind: {
    internal: 'Phục vụ hoạt động nội bộ',
    public: 'Phục vụ người dân, doanh nghiệp',
    infrastructure: 'Cơ sở hạ tầng thông tin',
    industrial: 'Điều khiển công nghiệp',
    other: 'Loại khác',
  },
  information: {
    open: 'Thông tin công cộng',
    private: 'Thông tin riêng',
    personal: 'Thông tin cá nhân',
    secret: 'Bí mật nhà nước',
  },
  serves: {
    one: 'Một cơ quan, tổ chức',
    several: 'Một ngành, một địa phương hoặc nhiều địa phương',
    nation: 'Phạm vi toàn quốc',
  },
  works: { '2-4': 'Công trình cấp II đến cấp IV', '1': 'Công trình cấp I', special: 'Công trình cấp đặc biệt' },
  /** Whether it may be critical to national security (Art. 16). */
  nationalGround: {
    '16.1': 'Có, theo khoản 1 Điều 16',
    '16.2': 'Có, theo khoản 2 Điều 16',
    '16.3': 'Có, theo khoản 3 Điều 16',
    '16.4': 'Có, theo khoản 4 Điều 16',
    none: 'Đã rà soát, không có căn cứ',
  },
  yesNo: { yes: 'Có', no: 'Không' },

  checkKind: { beforeUse: 'Trước khi đưa vào sử dụng', periodic: 'Định kỳ', special: 'Đột xuất' },

  dossier: {
    none: 'Chưa lập hồ sơ cấp độ',
    drafting: 'Đang lập hồ sơ cấp độ',
    submitted: 'Đã trình hồ sơ cấp độ',
    appraised: 'Đã thẩm định hồ sơ cấp độ',
    approved: 'Đã phê duyệt cấp độ',
  },
  /** Under a caption that says what it is of. */
  dossierShort: {
    none: 'Chưa lập hồ sơ',
    drafting: 'Đang lập hồ sơ',
    submitted: 'Đã trình hồ sơ',
    appraised: 'Đã thẩm định',
    approved: 'Đã phê duyệt',
  },
  /** After `03 hệ thống`, in a letter. */
  dossierOfSystems: {
    none: 'chưa lập hồ sơ đề xuất cấp độ',
    drafting: 'đang lập hồ sơ đề xuất cấp độ',
    submitted: 'đã trình thẩm định hồ sơ',
    appraised: 'đã được thẩm định hồ sơ',
    approved: 'đã được phê duyệt cấp độ',
  },

  hosting: {
    shared: 'Hạ tầng dùng chung của địa phương',
    own: 'Hạ tầng của đơn vị',
    cloud: 'Dịch vụ điện toán đám mây',
    other: 'Hình thức khác',
  },
  hostingShort: { shared: 'Dùng chung của địa phương', own: 'Của đơn vị', cloud: 'Đám mây', other: 'Khác' },
  /** After `03 hệ thống`, in a letter: `{province}` is what the province is called, `{self}` what the department calls itself. */
  hostingOfSystems: {
    shared: 'sử dụng hạ tầng dùng chung của Trung tâm tích hợp dữ liệu của {province}',
    own: 'đặt tại hạ tầng riêng của {self}',
    cloud: 'thuê dịch vụ điện toán đám mây',
    other: 'sử dụng hạ tầng khác',
  },

  check: { beforeUse: 'Trước khi đưa vào sử dụng', periodic: 'Định kỳ' },

  implementation: {
    full: 'Đã triển khai đầy đủ',
    partly: 'Đã triển khai một phần',
    none: 'Chưa triển khai',
  },
  implementationShort: { full: 'Đầy đủ', partly: 'Một phần', none: 'Chưa triển khai' },

  kind: {
    department: 'Sở, ban, ngành',
    commune: 'UBND cấp xã',
    district: 'UBND cấp huyện',
    unit: 'Đơn vị sự nghiệp',
    other: 'Đơn vị khác',
  },
  kindShort: { department: 'Sở, ngành', commune: 'Cấp xã', district: 'Cấp huyện', unit: 'Sự nghiệp', other: 'Khác' },

  scope: { department: 'Đơn vị', system: 'Hệ thống' },
}
