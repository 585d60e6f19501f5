/** The province and its coordinator as printed on reports (cơ quan đầu mối): settings, because the law moves these duties. */
export type { Settings } from './wire/settings.ts'
