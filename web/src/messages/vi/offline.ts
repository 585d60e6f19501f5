/** The page in the place of one that cannot be opened without a line. */
export const offline = {
  'offline.title': 'Không có kết nối mạng',
  'offline.text': 'Trang này cần mạng nên chưa mở được. Khi có mạng, trang sẽ tự mở lại.',
  'offline.form':
    'Phiếu của đơn vị vẫn mở và nhập được khi không có mạng: các thay đổi được giữ trên máy này và tự gửi khi có mạng.',
  'offline.toForm': 'Mở phiếu',
  'offline.retry': 'Thử lại',
}
