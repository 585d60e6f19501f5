/** How names are searched, in the database and in the pages. Pure; no zod. */

/** Lower case without tone marks: `Sở Khoa học và Công nghệ` is found by `so khoa hoc`. */
export const searchable = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
