/** Who is signed in, and what the site says of itself: each asked once a page, shared by its islands. */
import type { Role } from '../../../api/domain/user.ts'
import { api, leaveFor } from './api.ts'
import { pageOf } from './person.ts'
import { path } from './t.ts'

/** `GET /api/me`. */
export type Me = {
  user: { username: string; name: string; role: Role; mustChangePassword: boolean }
  department: { code: string; name: string; shortName: string } | null
  province: { name: string }
  coordinator: { name: string }
  /** The day in Asia/Ho_Chi_Minh by the server's clock, `YYYY-MM-DD`. */
  today: string
  demo: boolean
}

/** `GET /api/site`, open to anyone. */
export type Site = { demo: boolean; setupNeeded: boolean; province: { name: string }; coordinator: { name: string } }

let me: Promise<Me> | undefined
let site: Promise<Site> | undefined

/** Leaves for sign-in when nobody is signed in, and for the account page when the password must be changed. */
export function getMe(): Promise<Me> {
  me ??= api.get<Me>('/api/me').then((answer) => {
    pageOf(answer.user.username)
    const onAccount = location.pathname.replace(/\/$/, '') === path('/account')
    return answer.user.mustChangePassword && !onAccount ? leaveFor(path('/account')) : answer
  })
  me.catch(() => {
    me = undefined
  })
  return me
}

export function getSite(): Promise<Site> {
  site ??= api.get<Site>('/api/site')
  site.catch(() => {
    site = undefined
  })
  return site
}

export const isCoordinator = (me: Me): boolean => me.department === null
