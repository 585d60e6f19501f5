/** The page that tells of the API. */
export const description = {
  'api.title': 'API của Soát',
  'api.lede': 'Bản mô tả này được lập từ chính các đường dẫn đang chạy. Chương trình khác có thể đọc tại {url}.',
  'api.version': 'Phiên bản {version}',
  'api.parameters': 'Tham số',
  'api.inPath': 'trong đường dẫn',
  'api.inQuery': 'trong truy vấn, không bắt buộc',
  'api.body': 'Nội dung gửi',
  'api.answers': 'Trả lời',
  'api.status': 'Mã',
  'api.meaning': 'Ý nghĩa',
  'api.shape': 'Cấu trúc {name}',
}
