/** Every sentence that the commands of the Node home write to the console. `{name}` stands for a value. */
export type Sentence = { vi: string; en: string }
export type Values = Readonly<Record<string, string | number>>

export const commands = {
  usage: {
    vi: 'Cách dùng: node api/node.ts serve [--api-only] | demo [--reset] | migrate | backup [--to THƯ_MỤC] | restore THƯ_MỤC [--yes] | password TÀI_KHOẢN',
    en: 'Usage: node api/node.ts serve [--api-only] | demo [--reset] | migrate | backup [--to FOLDER] | restore FOLDER [--yes] | password ACCOUNT',
  },
  badArguments: {
    vi: 'Lệnh “{command}” không nhận tham số như sau: {given}. Chạy không có lệnh để xem cách dùng.',
    en: 'The command "{command}" does not take these arguments: {given}. Run it without a command to see the usage.',
  },
  badConfig: {
    vi: 'Biến cấu hình {variable} có giá trị “{value}” không hợp lệ; giá trị được chấp nhận: {allowed}.',
    en: 'The variable {variable} has the value "{value}", which is not valid; it may be: {allowed}.',
  },
  failed: {
    vi: 'Có lỗi ngoài dự kiến: {error}',
    en: 'An unexpected error: {error}',
  },

  ready: { vi: 'Soát đang chạy tại {urls}', en: 'Soát is running at {urls}' },
  stopping: {
    vi: 'Đang dừng: hoàn tất các yêu cầu đang xử lý.',
    en: 'Stopping: finishing the requests in flight.',
  },
  stopped: { vi: 'Đã dừng.', en: 'Stopped.' },
  portTaken: {
    vi: 'Cổng {port} đã có chương trình khác sử dụng. Chọn cổng khác bằng biến PORT.',
    en: 'Port {port} is in use by another program. Choose another with the variable PORT.',
  },
  cannotListen: {
    vi: 'Không mở được địa chỉ {host}, cổng {port}: {error}',
    en: 'Cannot listen on {host}, port {port}: {error}',
  },
  dataInUse: {
    vi: 'Thư mục dữ liệu {folder} đang được một máy chủ Soát khác sử dụng. Vui lòng dừng máy chủ đó trước.',
    en: 'The data folder {folder} is in use by another Soát server. Stop that server first.',
  },
  cannotOpenData: {
    vi: 'Không mở được thư mục dữ liệu {folder}: {error}',
    en: 'Cannot open the data folder {folder}: {error}',
  },
  cannotOpenDatabase: {
    vi: 'Không mở được cơ sở dữ liệu {database}: {error}',
    en: 'Cannot open the database {database}: {error}',
  },
  noSite: {
    vi: 'Chưa có trang web đã biên dịch (thư mục dist). Chạy “npm run build” rồi khởi động lại.',
    en: 'The site has not been built (folder dist). Run "npm run build", then start again.',
  },
  brokenFrameworks: {
    vi: 'Bộ tiêu chí có lỗi; máy chủ không khởi động. Các lỗi (tài liệu: vị trí: nội dung):\n{faultsVi}',
    en: 'A framework document is broken; the server does not start. Faults (document: place: what):\n{faultsEn}',
  },
  databaseNewer: {
    vi: 'Cơ sở dữ liệu được tạo bởi phiên bản Soát mới hơn phiên bản này. Vui lòng cài phiên bản mới.',
    en: 'The database was made by a newer version of Soát than this one. Install the newer version.',
  },
  migrated: {
    vi: 'Đã nâng cấp cơ sở dữ liệu (số bước: {count}).',
    en: 'The database was brought up to date (steps: {count}).',
  },
  upToDate: { vi: 'Cơ sở dữ liệu đã là bản mới nhất.', en: 'The database is up to date.' },
  copiedBefore: {
    vi: 'Trước khi nâng cấp, đã sao một bản cơ sở dữ liệu tại {file}',
    en: 'Before that, a copy of the database was made at {file}',
  },
  setupCode: {
    vi:
      'Hệ thống chưa có tài khoản nào. Mở {url} và dùng mã một lần sau đây để tạo tài khoản quản trị đầu tiên:\n\n' +
      '    {code}\n',
    en: 'There is no account yet. Open {url} and make the first administrator with the one-time code above.',
  },

  passwordWhose: {
    vi: 'Vui lòng nêu tên đăng nhập: npm run password -- TÊN_ĐĂNG_NHẬP',
    en: 'Name the account: npm run password -- ACCOUNT',
  },
  passwordUnknown: {
    vi: 'Không có tài khoản “{account}” trong {database}.',
    en: 'There is no account "{account}" in {database}.',
  },
  passwordGiven: {
    vi: 'Mật khẩu tạm của {account} (phải đổi ngay khi đăng nhập; các phiên đang mở đã kết thúc):\n\n    {given}\n',
    en: 'The temporary password of {account} is above; it has to be changed at the first sign-in. Open sessions have ended.',
  },
  passwordGivenInactive: {
    vi: 'Tài khoản {account} đang ngừng sử dụng nên chưa đăng nhập được. Mật khẩu tạm:\n\n    {given}\n',
    en: 'The account {account} is deactivated and cannot sign in until an administrator activates it. Its temporary password is above.',
  },

  siteBuilding: {
    vi: 'Đang biên dịch trang web (khoảng nửa phút)…',
    en: 'Building the site (about half a minute)…',
  },
  siteBuildFailed: { vi: 'Biên dịch trang web không thành công.', en: 'The site could not be built.' },
  demoMaking: { vi: 'Đang tạo dữ liệu minh họa…', en: 'Making the demo province…' },
  demoReady: {
    vi: 'Dữ liệu minh họa đã sẵn sàng. Đăng nhập tại {url} bằng một trong các tài khoản sau, mật khẩu {password}:',
    en: 'The demo province is ready. Sign in at {url} with one of these accounts, password {password}:',
  },
  demoApiReady: {
    vi: 'Dữ liệu minh họa đã sẵn sàng (chỉ API tại {url}; các trang ở địa chỉ do tiến trình web in ra). Mật khẩu của mọi tài khoản: {password}',
    en: 'The demo province is ready (the API alone at {url}; the pages are where the web process says). The password of every account: {password}',
  },
  demoAccounts: {
    vi:
      '    admin         quản trị (cơ quan đầu mối)\n' +
      '    dic           cán bộ thẩm tra (cơ quan đầu mối)\n' +
      '    so-khcn       cán bộ lập phiếu của Sở Khoa học và Công nghệ\n' +
      '    so-khcn-ld    lãnh đạo Sở Khoa học và Công nghệ (ký và nộp)\n' +
      '    Mỗi đơn vị khác: mã đơn vị, và mã đơn vị thêm “-ld”.',
    en:
      '    admin: administrator; dic: reviewer; so-khcn: editor of a department; so-khcn-ld: its approver.\n' +
      '    Every other department: its code, and its code with "-ld".',
  },
  demoShared: {
    vi: 'Hạ tầng dùng chung: trong {asked} câu trả lời của {department} kỳ {period}, {inherited} câu trả lời được kế thừa, còn {left} câu trả lời.',
    en: 'Shared infrastructure: of the {asked} questions of {department} in {period}, the platform answers {inherited}; {left} are left.',
  },
  demoReset: {
    vi: 'Làm lại từ đầu: npm run demo -- --reset',
    en: 'To start afresh: npm run demo -- --reset',
  },

  remoteBackup: {
    vi:
      'Cơ sở dữ liệu nằm trên máy chủ libSQL ({host}), không nằm trong thư mục dữ liệu. ' +
      'Vui lòng sao lưu và khôi phục bằng công cụ của máy chủ đó.',
    en:
      'The database is on a libSQL server ({host}), not in the data folder. ' +
      'Back it up and restore it with the tools of that server.',
  },
  nothingToBackUp: {
    vi: 'Thư mục dữ liệu {folder} chưa có cơ sở dữ liệu nào để sao lưu.',
    en: 'The data folder {folder} has no database to back up.',
  },
  copyDamaged: {
    vi: 'Bản sao của cơ sở dữ liệu không toàn vẹn: {problem}. Không có bản sao lưu nào được giữ lại.',
    en: 'The copy of the database is not sound: {problem}. No backup was kept.',
  },
  backupFailed: {
    vi: 'Không sao lưu được vào {folder}: {error}. Không có bản sao lưu nào được giữ lại.',
    en: 'The backup to {folder} failed: {error}. Nothing of it was kept.',
  },
  filesLost: {
    vi: 'Cảnh báo: {n} tệp mà cơ sở dữ liệu dẫn đến không có trong kho hoặc đã hỏng, tệp đầu tiên là {first}. Khôi phục các tệp này từ bản sao lưu trước.',
    en: 'Warning: {n} files that the database speaks of are missing or damaged, the first is {first}. Take them from an earlier backup.',
  },
  backedUp: {
    vi: 'Đã sao lưu {files} tệp ({size}) vào {folder}\nKhôi phục bằng: npm run restore -- {folder}',
    en: 'Backed up {files} files ({size}). To put it back: npm run restore -- {folder}',
  },

  sweepFailed: {
    vi: 'Chưa dọn được kho tệp: {error}. Không tệp nào bị mất; máy chủ sẽ dọn lại vào ngày mai.',
    en: 'The store of files was not tidied: {error}. No file is lost; it is tried again tomorrow.',
  },
  integrityDamaged: {
    vi: 'Tệp cơ sở dữ liệu {file} bị hỏng: {problem}. Dừng máy chủ, giữ nguyên tệp này và khôi phục bản sao lưu tốt gần nhất.',
    en: 'The database file {file} is damaged: {problem}. Stop the server, keep the file and restore the last good backup.',
  },
  integrityUnchecked: {
    vi: 'Không kiểm tra được tính toàn vẹn của cơ sở dữ liệu: {error}',
    en: 'The database could not be checked as a whole: {error}',
  },

  restoreWhich: {
    vi: 'Vui lòng nêu thư mục sao lưu: npm run restore -- THƯ_MỤC',
    en: 'Name the backup folder: npm run restore -- FOLDER',
  },
  notABackup: {
    vi: '{folder} không phải là một bản sao lưu của Soát (không đọc được manifest.json).',
    en: '{folder} is not a Soát backup (its manifest.json cannot be read).',
  },
  backupDamaged: {
    vi: 'Bản sao lưu bị hỏng, không khôi phục gì cả: {file}: {problem}.',
    en: 'The backup is damaged; nothing was restored: {file}: {problem}.',
  },
  restoreFailed: {
    vi: 'Chưa khôi phục gì cả: {error}',
    en: 'Nothing was restored: {error}',
  },
  fileMissing: { vi: 'thiếu tệp', en: 'missing' },
  backupNewer: {
    vi:
      'Bản sao lưu do phiên bản Soát mới hơn ({version}) tạo ra; phiên bản này không đọc được. Vui lòng cài phiên bản mới ' +
      'rồi khôi phục.',
    en: 'The backup was made by a newer Soát ({version}), which this one cannot read. Install that version first.',
  },
  restoreAbout: {
    vi: 'Bản sao lưu ngày {madeAt}, phiên bản {version}, {files} tệp ({size}): toàn vẹn.',
    en: 'The backup of {madeAt}, version {version}, {files} files ({size}), is sound.',
  },
  restoreConfirm: {
    vi: 'Dữ liệu hiện tại trong {folder} sẽ được cất riêng và thay bằng bản sao lưu này. Gõ “co” (hoặc “yes”) để tiếp tục: ',
    en: 'The present data in {folder} will be set aside and replaced. Type "yes" (or "co") to go on: ',
  },
  restoreDeclined: {
    vi: 'Chưa khôi phục gì cả. Chạy lại và xác nhận, hoặc thêm --yes.',
    en: 'Nothing was restored. Run it again and confirm, or add --yes.',
  },
  restoreResumed: {
    vi: 'Một lần khôi phục trước đây bị ngắt giữa chừng; đã hoàn tất việc đó.',
    en: 'An earlier restore had been interrupted; it has now been completed.',
  },
  restored: {
    vi: 'Đã khôi phục vào {folder}. Dữ liệu trước đó được giữ tại {aside}',
    en: 'Restored to {folder}. What was there before is kept at {aside}',
  },
  restoredFresh: { vi: 'Đã khôi phục vào {folder}.', en: 'Restored to {folder}.' },
} satisfies Record<string, Sentence>
