import type { Language } from '../domain/framework.ts'
import { COUNTS, PASSWORD_MIN } from '../domain/limits.ts'
import { vi as words } from '../domain/words/vi.ts'

/** Vietnamese sentences of the API. Each refusal says what is wrong and what to do. */
export const vi = {
  language: 'vi' as Language,
  problems: {
    unauthenticated: ['Chưa đăng nhập', 'Phiên làm việc không còn hiệu lực. Vui lòng đăng nhập để tiếp tục.'],
    badCredentials: [
      'Đăng nhập không thành công',
      'Tên đăng nhập hoặc mật khẩu không đúng. Vui lòng kiểm tra và nhập lại.',
    ],
    tooManyAttempts: [
      'Tạm dừng nhận mật khẩu',
      'Đã nhập sai quá nhiều lần. Vui lòng thử lại sau {wait}, hoặc đề nghị quản trị viên đặt lại mật khẩu.',
    ],
    busy: ['Đang có nhiều người đăng nhập', 'Mật khẩu chưa được kiểm tra. Vui lòng thử lại sau {wait}.'],
    filesBusy: ['Tệp chưa được lưu', 'Máy chủ đang dọn kho tệp nên tệp chưa được lưu. Vui lòng thử lại sau {wait}.'],
    documentsBusy: ['Đang có nhiều người tải tệp', 'Tệp chưa được xử lý. Vui lòng thử lại sau {wait}.'],
    passwordChangeRequired: [
      'Cần đổi mật khẩu',
      'Mật khẩu hiện tại là mật khẩu tạm. Vui lòng đổi mật khẩu trước khi tiếp tục.',
    ],
    wrongPassword: ['Mật khẩu hiện tại không đúng', 'Vui lòng nhập lại mật khẩu đang sử dụng.'],
    samePassword: ['Mật khẩu mới trùng mật khẩu cũ', 'Vui lòng chọn một mật khẩu khác với mật khẩu đang sử dụng.'],
    temporaryExpired: [
      'Mật khẩu tạm đã hết hạn',
      'Mật khẩu tạm không được đổi đúng hạn nên không còn dùng được. Có thể đề nghị quản trị viên đặt lại mật khẩu.',
    ],
    ownAccount: [
      'Tài khoản của chính mình',
      'Họ tên và mật khẩu của chính mình đổi tại trang Tài khoản, kèm mật khẩu hiện tại (/api/me); vai trò và trạng thái do quản trị viên khác đổi.',
    ],
    forbidden: [
      'Không có quyền',
      'Tài khoản này không được thực hiện việc vừa yêu cầu. Vui lòng liên hệ cơ quan đầu mối nếu cần.',
    ],
    badOrigin: [
      'Yêu cầu bị từ chối',
      'Yêu cầu ghi dữ liệu phải được gửi từ chính trang của hệ thống. Vui lòng mở lại trang và thử lại.',
    ],
    approverSigns: [
      'Lãnh đạo đơn vị nộp báo cáo',
      'Tài khoản của lãnh đạo đơn vị mới nộp được. Vui lòng chuyển lãnh đạo đơn vị kiểm tra và nộp.',
    ],
    adminReturns: [
      'Quản trị viên trả lại phiếu đã chấp nhận',
      'Phiếu đã được chấp nhận nên chỉ quản trị viên được trả lại. Có thể đề nghị quản trị viên.',
    ],
    notFound: [
      'Không tìm thấy',
      'Nội dung yêu cầu không tồn tại hoặc đã được đổi địa chỉ. Vui lòng kiểm tra lại đường dẫn.',
    ],
    form08Incomplete: [
      'Báo cáo năm còn nội dung phải sửa',
      'Còn {count} nội dung phải sửa; báo cáo chỉ được ghi nhận đã gửi khi không còn nội dung nào.',
    ],
    form08Empty: [
      'Báo cáo năm không có hệ thống nào',
      'Vào ngày chốt số liệu, danh mục không có hệ thống thông tin nào của báo cáo này nên không có gì để ghi nhận đã gửi.',
    ],
    form08Sent: [
      'Công văn đã được ghi nhận',
      'Công văn có số và ngày này đã được ghi nhận đã gửi. Vui lòng tải lại trang để xem.',
    ],
    settingsBegun: [
      'Thông tin đã có hiệu lực',
      'Chỉ bỏ được thay đổi chưa có hiệu lực. Vui lòng lưu thông tin mới, kèm ngày có hiệu lực.',
    ],
    duplicate: ['Đã tồn tại', 'Mã hoặc tên này đã được sử dụng. Vui lòng chọn mã hoặc tên khác.'],
    nobodyMissing: ['Không còn đơn vị nào phải đôn đốc', 'Mọi đơn vị phải nộp đều đã nộp phiếu của kỳ này.'],
    sourceMoved: [
      'Báo cáo kỳ trước đã thay đổi',
      'Nội dung vừa xác nhận không còn là của bản nộp đang có hiệu lực. Vui lòng tải lại trang, xem lại rồi xác nhận.',
    ],
    stale: [
      'Dữ liệu đã thay đổi',
      'Nội dung này vừa được thay đổi ở nơi khác. Vui lòng xem cả hai nội dung và chọn nội dung cần giữ.',
    ],
    staleVersion: [
      'Phiếu đã thay đổi',
      'Phiếu vừa được thay đổi sau khi Ông/Bà mở. Vui lòng tải lại, kiểm tra rồi thực hiện lại.',
    ],
    wrongState: [
      'Không thực hiện được ở trạng thái này',
      'Phiếu đang ở trạng thái “{state}” nên không thực hiện được việc này. Vui lòng tải lại trang.',
    ],
    locked: [
      'Phiếu đã khóa',
      'Phiếu đang ở trạng thái “{state}” nên không sửa được. Cần rút lại hoặc được trả lại trước khi sửa.',
    ],
    itemsLocked: [
      'Nội dung không được mở khóa',
      'Phiếu được trả lại chỉ mở khóa những câu trả lời nêu trong yêu cầu; các nội dung khác không sửa được.',
    ],
    threadClosed: [
      'Trao đổi đã kết thúc',
      'Cơ quan đầu mối đã kết thúc trao đổi này. Tải lại trang để xem nội dung mới nhất.',
    ],
    threadsFull: [
      'Quá nhiều trao đổi',
      'Phiếu đã có quá nhiều trao đổi hoặc trao đổi này đã quá dài. Cần kết thúc những trao đổi đã xong trước khi viết tiếp.',
    ],
    quota: [
      'Kho minh chứng đã đầy',
      'Đơn vị đã dùng {used} trong {most} được cấp nên tệp này chưa được lưu. Vui lòng bỏ bớt tệp không còn cần trong kho minh chứng, hoặc đề nghị quản trị viên tăng dung lượng.',
    ],
    filesFull: [
      'Quá nhiều tệp',
      'Kho minh chứng của đơn vị đã có số tệp tối đa nên tệp này chưa được lưu. Vui lòng bỏ bớt tệp không còn cần.',
    ],
    uploadsFull: [
      'Quá nhiều tệp đang tải lên',
      'Đơn vị đang có quá nhiều tệp tải lên dở dang. Vui lòng đợi các tệp khác tải xong rồi thử lại; tệp bỏ dở được xóa sau một ngày.',
    ],
    uploadIncomplete: [
      'Tệp chưa tải lên đủ',
      'Máy chủ chưa nhận đủ các phần của tệp. Vui lòng tải tiếp các phần còn thiếu, hoặc tải lại tệp.',
    ],
    incidentsFull: ['Quá nhiều sự cố', 'Đơn vị đã ghi quá nhiều sự cố. Đề nghị quản trị viên kiểm tra.'],
    handedOver: [
      'Phiếu đang chờ ký',
      'Phiếu đã được {who} trình ký lúc {when} nên chưa sửa được. Cần lấy lại trước khi sửa.',
    ],
    notHandedOver: [
      'Phiếu không còn chờ ký',
      'Phiếu đã được lấy lại, hoặc đã được trả lại, nên không còn gì để trả. Vui lòng tải lại trang.',
    ],
    noApprover: [
      'Đơn vị không có tài khoản lãnh đạo',
      'Không có tài khoản lãnh đạo đang hoạt động để trình ký. Cán bộ nhập liệu tự nộp phiếu tại trang “Kiểm tra phiếu”.',
    ],
    periodUpcoming: ['Kỳ báo cáo chưa mở', 'Kỳ báo cáo mở từ ngày {day}. Vui lòng quay lại từ ngày đó.'],
    periodClosed: [
      'Kỳ báo cáo đã khóa',
      'Kỳ báo cáo đã khóa sau ngày {day}. Vui lòng liên hệ cơ quan đầu mối để được mở lại.',
    ],
    notFiler: [
      'Đơn vị không thuộc danh sách phải nộp',
      'Đơn vị không có trong danh sách phải nộp của kỳ này. Vui lòng liên hệ cơ quan đầu mối để được bổ sung.',
    ],
    opened: [
      'Cơ quan đầu mối đã xem',
      'Cơ quan đầu mối đã mở xem bản nộp nên không rút lại được. Có thể đề nghị cơ quan đầu mối trả lại.',
    ],
    editionTaken: [
      'Phiên bản này đã có với nội dung khác',
      'Phiên bản {edition} đã được lưu và không bao giờ thay đổi, vì các phiếu cũ dựa vào đó. Vui lòng đặt số phiên bản mới rồi tải lên lại.',
    ],
    frameworkInUse: [
      'Bộ tiêu chí đang được sử dụng',
      'Đã có đơn vị trả lời theo bộ tiêu chí của kỳ này nên không thể đổi bộ tiêu chí.',
    ],
    hasSystems: [
      'Đơn vị có hệ thống thông tin',
      'Danh sách còn hệ thống đang sử dụng. Vui lòng ngừng sử dụng các hệ thống đó trước khi xác nhận đơn vị không có hệ thống.',
    ],
    lastAdmin: [
      'Phải còn ít nhất một quản trị viên',
      'Đây là quản trị viên cuối cùng đang hoạt động. Vui lòng tạo quản trị viên khác trước.',
    ],
    setupDone: ['Đã thiết lập', 'Hệ thống đã có tài khoản quản trị. Vui lòng đăng nhập.'],
    badSetupCode: ['Mã thiết lập không đúng', 'Vui lòng nhập đúng mã dùng một lần in trên màn hình máy chủ.'],
    tooLarge: [
      'Nội dung quá lớn',
      'Nội dung vượt quá {size}. Vui lòng chia nhỏ nội dung, hoặc chọn tệp nhỏ hơn, rồi gửi lại.',
    ],
    fileTooLarge: [
      'Tệp quá lớn',
      'Tệp có nhiều nội dung hơn mức đọc được: tối đa {size} MB, {rows} dòng và {cells} ô kể cả ô trống đã định dạng. Vui lòng xóa các dòng, cột và trang tính thừa hoặc chia thành nhiều tệp.',
    ],
    unreadable: ['Không đọc được tệp', '{why}'],
    wrongPeriod: [
      'Tệp của kỳ khác',
      'Đây là biểu mẫu kỳ {found}; trang này là của kỳ {period}. Vui lòng chọn đúng tệp, hoặc tải biểu mẫu của kỳ này.',
    ],
    wrongDepartment: [
      'Tệp của đơn vị khác',
      'Đây là biểu mẫu của đơn vị {found}. Vui lòng chọn tệp của đơn vị mình, hoặc tải biểu mẫu mới.',
    ],
    wrongFramework: [
      'Bộ tiêu chí đã khác',
      'Biểu mẫu này theo bộ tiêu chí {found}; kỳ này theo {framework}. Vui lòng tải biểu mẫu mới rồi điền lại.',
    ],
    notAForm: ['Tệp không theo mẫu', '{why} Vui lòng tải mẫu về, điền vào mẫu đó rồi tải lên lại.'],
    notJson: ['Không đọc được nội dung', 'Nội dung gửi lên không phải JSON hợp lệ. Vui lòng kiểm tra và gửi lại.'],
    fileType: [
      'Tệp không đúng loại',
      'Tệp gửi lên không phải {types}, hoặc có macro (xem theo nội dung của tệp, không theo tên). Vui lòng chọn tệp khác; tệp Office cũ (.doc, .xls, .ppt) xin lưu lại thành PDF hoặc .docx, .xlsx, .pptx.',
    ],
    invalid: ['Nội dung chưa hợp lệ', 'Vui lòng sửa những mục được nêu rồi gửi lại. Chưa có nội dung nào được lưu.'],
    incomplete: [
      'Phiếu chưa đầy đủ',
      'Còn {count} câu trả lời phải hoàn thành trước khi nộp. Vui lòng bổ sung những mục được nêu.',
    ],
    notConfigured: ['Chưa sẵn sàng', 'Hệ thống chưa được cấu hình xong. Vui lòng báo quản trị hệ thống.'],
    diskFull: [
      'Hết chỗ lưu trữ',
      'Máy chủ đã hết chỗ lưu trữ nên chưa lưu nội dung nào. Vui lòng báo quản trị hệ thống giải phóng chỗ, giữ nội dung đã nhập và thử lại sau.',
    ],
    internal: [
      'Lỗi hệ thống',
      'Hệ thống gặp lỗi và chưa lưu nội dung nào. Vui lòng thử lại; nếu vẫn lỗi, gửi mã yêu cầu {request} cho quản trị viên.',
    ],
  },
  fields: {
    unknownPeriod: 'Kỳ báo cáo phải có dạng như 2024-Q1, 2026 hoặc 2026-R1.',
    unknownFile: 'Tệp này không có trong kho minh chứng của đơn vị.',
    invalid: 'Giá trị không hợp lệ.',
    required: 'Bắt buộc phải có.',
    empty: 'Không được để trống.',
    tooShort: 'Cần ít nhất {n} ký tự.',
    tooLong: 'Không được dài quá {n} ký tự.',
    tooSmall: 'Không được nhỏ hơn {n}.',
    tooBig: 'Không được lớn hơn {n}.',
    tooFew: 'Cần ít nhất {n} mục.',
    tooMany: 'Không được quá {n} mục.',
    notText: 'Phải là văn bản.',
    notNumber: 'Phải là số.',
    notWhole: 'Phải là số nguyên.',
    notBoolean: 'Phải là true (đúng) hoặc false (sai).',
    notList: 'Phải là một danh sách.',
    notObject: 'Phải là một nhóm trường.',
    notOneOf: 'Phải là một trong các giá trị: {values}.',
    characters: 'Có ký tự không dùng được (ký tự điều khiển). Vui lòng xóa rồi nhập lại.',
    code: 'Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ so-khcn.',
    passwordShort: `Cần ít nhất ${PASSWORD_MIN} ký tự.`,
    passwordRepetitive: 'Mật khẩu lặp lại một ký tự hoặc một đoạn ngắn. Vui lòng chọn mật khẩu khác.',
    passwordCommon:
      'Mật khẩu dễ đoán: chỉ gồm từ, dãy phím hoặc dãy số thường gặp. Vui lòng dùng một câu dễ nhớ của riêng mình.',
    passwordNames:
      'Mật khẩu dễ đoán: ghép từ tên người dùng, tên đơn vị hoặc tên hệ thống. Vui lòng chọn mật khẩu khác.',
    resetTemporary: 'Mật khẩu do người khác đặt lại luôn là mật khẩu tạm; chủ tài khoản đổi khi đăng nhập.',
    username: 'Chỉ dùng chữ không dấu, chữ số và các dấu - . _ ở giữa, ví dụ so-khcn-ld.',
    periodId: 'Nhập theo dạng 2026-Q1 (quý), 2026 (năm) hoặc 2026-R1 (đợt rà soát).',
    periodName: 'Đợt rà soát phải có tên; quý và năm không đặt tên.',
    unknownField: 'Không có trường này.',
    day: 'Ngày không hợp lệ. Nhập theo dạng năm-tháng-ngày, ví dụ 2024-03-25.',
    dayAhead: 'Ngày không được sau hôm nay.',
    dayBefore: 'Ngày không được trước ngày đầu của kỳ số liệu.',
    dayRange: 'Ngày phải từ năm 1990 đến năm 2100.',
    daysOrder: 'Ngày mở, hạn nộp và ngày khóa phải theo đúng thứ tự thời gian.',
    roleDepartment:
      'Cán bộ nhập liệu và lãnh đạo đơn vị phải thuộc một đơn vị; cán bộ thẩm tra và quản trị viên thì không.',
    unknownFramework: 'Không có bộ tiêu chí này.',
    frameworkId: 'Mã chỉ được có chữ, chữ số và các dấu . _ -, bắt đầu bằng chữ hoặc chữ số.',
    duplicateId: 'Mã “{id}” đã dùng ở trên: mỗi mã chỉ được dùng một lần.',
    editionIsAnother: 'Phiên bản “{id}” là của một tài liệu khác; một phiên bản đã phát hành không thay đổi.',
    noSection: 'Không có mục “{id}”, hoặc mục này chia thành mục con; tiêu chí phải thuộc một mục không có mục con.',
    noParent: 'Không có mục “{id}” ở dòng nào phía trên.',
    strictEmpty: 'Cần ít nhất một điều kiện: loại hình, bí mật nhà nước hoặc số người.',
    noLevel: 'Không có cấp độ {id} trong danh sách cấp độ.',
    nothingTogether: 'Kết quả khi không phát sinh và lời giải thích phải cùng có hoặc cùng không.',
    noFigure: 'Không có số liệu “{id}”, hoặc số liệu là phần của chính nó.',
    noCriterion: 'Không có tiêu chí “{id}”.',
    rightMissing: 'Phép so sánh cần vế phải: một số liệu hoặc một giá trị.',
    rightTooMany: 'Phép “phải có” (present) không có vế phải.',
    noFramework: 'Không có bộ tiêu chí “{id}” để đối chiếu.',
    mappedTo: 'Bảng đối chiếu phải dẫn đến chính bộ tiêu chí này ({id}).',
    mappedSelf:
      'Hai phiên bản của một bộ tiêu chí được so theo lời văn; bảng đối chiếu chỉ dùng cho bộ tiêu chí khác ({id}).',
    unknownDepartment: 'Không có đơn vị này.',
    tooManyOf:
      'Số này không được lớn hơn số đứng trước: tồn tại không quá phát hiện, không đạt không quá điểm kiểm tra, đã khắc phục không quá không đạt.',
    timeOrder:
      'Thời điểm phát hiện không được sau lúc này; thông báo, báo cáo và kết thúc không được trước lúc phát hiện hoặc sau lúc này.',
    notOwnSystem: 'Hệ thống này không có trong danh mục của đơn vị.',
    instant: 'Nhập thời điểm theo ISO 8601 kèm múi giờ, ví dụ 2026-12-01T10:00:00+07:00.',
    unknownPlatform: 'Không có nền tảng này: chọn một hệ thống đang dùng được đánh dấu là nền tảng dùng chung.',
    platformHosted: 'Nền tảng dùng chung không tự đặt trên một nền tảng khác: bỏ một trong hai.',
    unknownBody: 'Không có cơ quan này trong danh sách, hoặc cơ quan không được ghi với vai trò đó.',
    rulerReason: 'Ghi lý do khi tự đặt bộ tiêu chí làm thước đo.',
    unknownOwner: 'Không có cơ quan này, hoặc cơ quan không được ghi là chủ quản hệ thống thông tin.',
    bodyTaken: 'Đã có cơ quan, đơn vị tên này trong danh sách.',
    unknownUnit: 'Không có cơ quan này, hoặc cơ quan không được ghi là đơn vị chuyên trách.',
    email: 'Nhập địa chỉ thư điện tử, ví dụ vanthu@tinh.gov.vn.',
    unknownLevel: 'Không có cấp độ này.',
    unknownCriterion: 'Tiêu chí này không áp dụng cho đơn vị ở cấp độ hiện tại. Vui lòng tải lại trang.',
    unknownSystem:
      'Tiêu chí này không áp dụng cho hệ thống: hệ thống đã đổi cấp độ hoặc ngừng sử dụng. Vui lòng tải lại trang.',
    unknownSection: 'Không có mục này trong bộ tiêu chí.',
    unknownRecommendation: 'Không có kiến nghị này.',
    unknownFigure: 'Kỳ này không hỏi số liệu này. Vui lòng tải lại trang.',
    impossibleFigure: 'Số liệu phải là số nguyên không âm trong giới hạn; ngày phải có thật, từ năm 1990 đến năm 2100.',
    tooManyRecommendations: `Một phiếu có tối đa ${COUNTS.recommendations} kiến nghị, kể cả kiến nghị đã xóa. Vui lòng gộp các kiến nghị.`,
    nothingCarried: 'Kỳ trước không có nội dung để xác nhận; cần nhập nội dung của kỳ này.',
    repeated: 'Một nội dung chỉ được thay đổi một lần trong mỗi yêu cầu.',
    itemLocked: 'Câu trả lời này không được mở khóa.',
    parentBelow: 'Đơn vị cấp trên không thể là chính đơn vị đó hoặc đơn vị trực thuộc của đơn vị đó.',
    activeOrder: 'Ngày kết thúc hoạt động không được trước ngày bắt đầu.',
    filerThere: 'Đơn vị đã có trong danh sách phải nộp.',
    notReviewer: 'Không có cán bộ thẩm tra hay quản trị viên nào đang hoạt động dùng tên này.',
    filerNotThere: 'Đơn vị không có trong danh sách phải nộp.',
  },
  /** Why a file that was sent is not read, and what to do. */
  files: {
    damaged: 'Tệp bị hỏng hoặc chưa tải lên hết. Vui lòng mở tệp bằng Excel, lưu lại rồi tải lên.',
    notXlsx:
      'Tệp không phải sổ tính Excel (.xlsx). Vui lòng mở tệp bằng Excel và lưu với kiểu “Excel Workbook (*.xlsx)”.',
    pdf: 'Đây là tệp PDF. Vui lòng tải lên tệp Excel (.xlsx) đã điền.',
    oldExcel:
      'Tệp theo định dạng Excel 97-2003 (.xls). Vui lòng mở bằng Excel và lưu với kiểu “Excel Workbook (*.xlsx)”.',
    encrypted: 'Tệp được đặt mật khẩu. Vui lòng bỏ mật khẩu mở tệp trong Excel, lưu lại rồi tải lên.',
    macros:
      'Tệp có macro nên không được nhận. Vui lòng lưu với kiểu “Excel Workbook (*.xlsx)”, là kiểu không có macro.',
    binary:
      'Tệp theo định dạng Excel nhị phân (.xlsb). Vui lòng lưu với kiểu “Excel Workbook (*.xlsx)” rồi tải lên lại.',
    openDocument:
      'Tệp theo định dạng OpenDocument (.ods). Vui lòng lưu với kiểu “Excel 2007-365 (.xlsx)” rồi tải lên lại.',
    entities:
      'Tệp có khai báo thực thể XML, là điều Excel không tạo ra, nên không được nhận. Vui lòng điền vào mẫu mới.',
    empty: 'Chưa có tệp nào được gửi. Vui lòng chọn tệp rồi tải lên.',
  },
  /** What a list lacks or holds wrongly; `{read}` is what the cell says, `{values}` what it may say. */
  frameworks: {
    noSheets: 'Tệp thiếu trang tính: {sheets}.',
  },
  lists: {
    noSheet: 'Không thấy trang tính nào trong số: {sheets}.',
    noColumns: 'Trang “{sheet}” không có cột: {columns}.',
    nothing: 'Các trang tính của mẫu chưa có dòng nào.',
    formulaError: 'Ô có lỗi công thức ({read}). Vui lòng nhập giá trị.',
    becameDay: 'Excel đã đổi nội dung này thành ngày {read}. Vui lòng định dạng ô là Văn bản (Text) rồi nhập lại.',
    needed: 'Chưa có “{column}”.',
    tooLong: '“{column}” không được dài quá {n} ký tự; đang có {length}.',
    word: 'Không hiểu “{read}”. Các giá trị dùng được: {values}.',
    level: 'Không có cấp độ “{read}”. Các cấp độ: {values}.',
    day: 'Không đọc được ngày “{read}”. Nhập theo dạng ngày/tháng/năm, ví dụ 25/3/2024.',
    dayRange: 'Ngày {read} không trong khoảng từ năm 1990 đến năm 2100.',
    whole: 'Không hiểu “{read}”: cần một số nguyên từ 0 đến {max}; không biết thì để trống.',
    code: 'Mã “{read}” chỉ được có chữ thường không dấu, chữ số và dấu gạch nối, ví dụ so-khcn.',
    username: 'Tên đăng nhập “{read}” chỉ được có chữ không dấu, chữ số và các dấu - . _ ở giữa, ít nhất {n} ký tự.',
    noSuggestion: 'Không gợi ý được “{column}” từ tên. Vui lòng nhập.',
    repeated: 'Trùng với ô {cell}: mỗi {item} chỉ có một dòng.',
    unknownDepartment: 'Không có đơn vị “{read}”, kể cả trên trang “{sheet}” của tệp này.',
    unknownPlatform:
      'Không có đúng một nền tảng dùng chung tên “{read}”: ghi như tên trong danh sách hệ thống, hoặc chọn trên trang của hệ thống.',
    unknownBody:
      'Không có cơ quan, đơn vị “{read}” trong danh sách cơ quan. Vui lòng ghi đúng tên trong danh sách đó, hoặc thêm cơ quan trước.',
    ambiguousDepartment: 'Có nhiều đơn vị tên “{read}”. Vui lòng ghi mã đơn vị.',
    refusedDepartment: 'Dòng của đơn vị này (ô {cell}) chưa dùng được.',
    cycle: 'Đơn vị cấp trên không thể là chính đơn vị đó hoặc đơn vị trực thuộc của đơn vị đó.',
    roleDepartment: '{role} phải thuộc một đơn vị. Vui lòng ghi mã đơn vị vào cột “{column}”.',
    roleNoDepartment: '{role} thuộc cơ quan đầu mối nên để trống cột “{column}”.',
    ownAccount: 'Đây là tài khoản đang tải tệp lên; vai trò và tên của chính mình không đổi bằng danh sách.',
    otherDepartment: 'Tệp này chỉ dành cho hệ thống của {department}. Vui lòng để trống hoặc ghi đúng mã đơn vị.',
    retired: 'Hệ thống này đã ngừng sử dụng từ {day}. Vui lòng đưa vào sử dụng lại tại trang Hệ thống trước.',
    inactive: 'Tài khoản {username} đã ngừng. Vui lòng dùng lại tài khoản tại trang Người dùng trước.',
    ambiguousSystem:
      'Đơn vị có nhiều hệ thống tên “{read}”. Vui lòng tải danh sách hiện có, trong đó mỗi dòng có “{column}”, rồi sửa trên danh sách đó.',
    unknownSystem: 'Không còn hệ thống này ở đơn vị. Vui lòng xóa dòng, hoặc xóa nội dung cột “{column}” để thêm mới.',
    suggested: '“{column}” được gợi ý: {value}.',
    items: { department: 'đơn vị', user: 'tài khoản', system: 'hệ thống' },
    changedSince: 'Nội dung đã được thay đổi từ lúc xem trước. Vui lòng tải tệp lên lại để xem trước lần nữa.',
    takenSince: 'Mã hoặc tên này vừa được sử dụng. Vui lòng tải tệp lên lại để xem trước lần nữa.',
    seal: 'Mật khẩu này không phải do máy chủ tạo cho tài khoản này. Vui lòng tạo lại.',
  },
  /** What the Excel form is refused for, and what is said of its rows. */
  form: {
    notAForm: 'Tệp không phải biểu mẫu Excel của phần mềm này, hoặc trang tính ẩn của biểu mẫu đã bị xóa.',
    noColumns: 'Trang “{sheet}” không còn cột: {columns}.',
    noKey: 'Dòng này không có khóa. Vui lòng chỉ điền trên các dòng có sẵn của biểu mẫu.',
    notAsked: 'Dòng này không còn được hỏi: hệ thống đã đổi cấp độ hoặc ngừng sử dụng. Vui lòng tải biểu mẫu mới.',
    due: 'Kế hoạch đã đến hạn {day}. Vui lòng nhập kết quả của kỳ này, hoặc hạn mới.',
    inherited:
      'Nội dung này được kế thừa từ nền tảng “{platform}”. Muốn trả lời riêng, mở phiếu, chọn “Không kế thừa, đơn vị tự trả lời” và nêu lý do.',
    planNotAsked:
      'Việc sẽ làm, người phụ trách và hạn chỉ ghi khi kết quả là đáp ứng một phần hoặc chưa đáp ứng. Vui lòng chọn lại “Kết quả”, hoặc xóa các ô này.',
    noDelay: 'Kế hoạch đã đến hạn {day} được dời sang {newDay}. Vui lòng ghi “{column}”.',
    repeated: 'Trùng với ô {cell}, nội dung khác nhau. Vui lòng giữ một dòng.',
    confirmed: 'Xác nhận như kỳ trước.',
    removed: 'Kiến nghị này được bỏ.',
    conflict: 'Nội dung này đã được sửa ở nơi khác sau khi tệp được tạo.',
    sourceMoved: 'Báo cáo kỳ trước đã thay đổi sau khi tệp được tạo; nội dung đem sang nay khác dòng này.',
  },
  /** In `{wait}`. */
  wait: { second: '{n} giây', seconds: '{n} giây', minute: '{n} phút', minutes: '{n} phút' },
  more: 'Và {n} lỗi khác.',
  missing: {
    answer: 'Chưa trả lời.',
    planAction: 'Chưa nêu việc sẽ làm.',
    planDueOn: 'Chưa nêu hạn hoàn thành.',
    reason: 'Chưa nêu lý do không áp dụng.',
    unconfirmed: 'chưa xác nhận nội dung của kỳ trước',
  },
  undecided: {
    narrative: 'Thuyết minh mục {section}: chưa xác nhận nội dung của kỳ trước',
    recommendation: 'Kiến nghị của kỳ trước: chưa xác nhận hoặc bỏ',
    figure: 'Số liệu “{figure}”: chưa xác nhận số của kỳ trước',
  },
  states: words.state,
  /** What somebody should see to: `{free}`, `{alarmBelow}` are sizes, `{at}` a time of day with its day. */
  health: {
    databaseUnreachable: 'Cơ sở dữ liệu không trả lời: không đọc, không lưu được gì.',
    databaseDamaged:
      'Tệp cơ sở dữ liệu bị hỏng một phần. Cần dừng máy chủ, giữ nguyên tệp hiện có và khôi phục bản sao lưu tốt gần nhất.',
    databaseFull:
      'Ổ đĩa đã hết chỗ: không lưu được thêm. Khi có chỗ trống, việc lưu tiếp tục ngay, không cần khởi động lại.',
    spaceLow: 'Ổ đĩa chứa dữ liệu chỉ còn trống {free}, dưới mức báo động {alarmBelow}.',
    integrityUnchecked:
      'Lần kiểm tra toàn vẹn cơ sở dữ liệu gần nhất không thực hiện được; lý do có trong nhật ký máy chủ.',
    backupNone: 'Chưa có bản sao lưu nào.',
    backupFailed: 'Lần sao lưu lúc {at} không thành công; lý do có trong kết quả của lệnh sao lưu.',
    backupOld: 'Bản sao lưu tốt gần nhất được tạo lúc {at}, đã quá {hours} giờ.',
  },
  at: '{time} ngày {day}',
}

export type Messages = typeof vi
export type ProblemCode = keyof Messages['problems']
export type FieldCode = keyof Messages['fields']
