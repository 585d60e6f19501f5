/** Words of evidence: the files of an answer, and a department's library of them. */
export const evidence = {
  'evidence.add': 'Thêm minh chứng',
  'evidence.close': 'Thôi thêm minh chứng',
  'evidence.of': 'Minh chứng của {name}',
  'evidence.choose': 'Chọn tệp',
  'evidence.chooseHint':
    'Hoặc kéo thả vào đây, nhiều tệp cùng lúc được. PDF, Word, Excel, PowerPoint (không có macro) hoặc ảnh; mỗi tệp không quá {most}.',
  'evidence.tooLarge': 'Tệp {size}, quá mức {most}: xin chia nhỏ hoặc nén lại.',
  'evidence.waits': 'Đợi đến lượt',
  'evidence.sending': 'Đã tải lên {n}%',
  'evidence.noLine': 'Mất kết nối, sẽ tự tải tiếp khi có mạng',
  'evidence.again': 'Tải lại',
  'evidence.details': 'Số, ngày, kỳ',
  'evidence.takeOff': 'Gỡ',
  'evidence.attach': 'Dẫn',
  'evidence.fromLibrary': 'Hoặc dẫn tệp đã có trong kho minh chứng (tìm theo tên, số)',
  'evidence.found': '{n} tệp trong kho',
  'evidence.full': 'Mỗi câu trả lời dẫn được nhiều nhất {n} tệp.',
}
