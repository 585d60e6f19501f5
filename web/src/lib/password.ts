/** The rule that the server holds (api/domain/user.ts, which brings zod and so stays out of the pages). */
export const PASSWORD_MIN = 12
