/** Words of the page and of the settings on how letters end. */
export const letter = {
  'letter.title': 'Nơi nhận và lưu báo cáo',
  'letter.lede': 'In ở cuối báo cáo Word. Báo cáo đã nộp giữ nguyên như lúc nộp; thay đổi có hiệu lực từ lần nộp sau.',
  'letter.recipients': 'Nơi nhận',
  'letter.recipientsHint':
    'Mỗi dòng một nơi nhận, ghi sau {coordinator}. Để trống thì ghi lãnh đạo và các phòng, đơn vị trực thuộc.',
  'letter.recipientsOwnHint':
    'Mỗi dòng một nơi nhận, ghi sau cơ quan nhận báo cáo. Để trống thì ghi các cơ quan, đơn vị thuộc danh sách báo cáo và lãnh đạo.',
  'letter.recipientsLimit': 'Nơi nhận có nhiều nhất {n} dòng, mỗi dòng không quá {max} ký tự.',
  'letter.archive': 'Lưu',
  'letter.archiveHint': 'Để trống thì ghi VT.',
  'letter.draftingUnit': 'Đơn vị soạn thảo (viết tắt)',
  'letter.draftingUnitHint': 'Ghi sau nơi lưu. Ví dụ: CNĐMST, in là “Lưu: VT, CNĐMST”.',
  'letter.save': 'Lưu thay đổi',
  'letter.saved': 'Đã lưu.',
  'letter.unknown': 'Không có đơn vị này',
  'letter.unknownText': 'Mở trang này từ danh sách đơn vị.',
  'letter.signer': 'Người ký báo cáo tổng hợp',
  'letter.signerHint': 'Để trống họ và tên thì báo cáo chỉ ghi chức vụ người đứng đầu.',

  'sign.name': 'Họ và tên người ký',
  'sign.post': 'Chức vụ người ký',
  'sign.postHint': 'In trong phần ký của báo cáo. Ví dụ: GIÁM ĐỐC',
  'sign.onBehalf': 'Hình thức ký',
  'sign.onBehalf.none': 'Ký với tư cách người đứng đầu',
  'sign.onBehalf.KT.': 'KT. (ký thay)',
  'sign.onBehalf.TL.': 'TL. (thừa lệnh)',
  'sign.onBehalf.TUQ.': 'TUQ. (thừa ủy quyền)',
  'sign.nameMissing': 'Nhập họ và tên người ký',
  'sign.titleMissing': 'Nhập chức vụ người ký',
}
