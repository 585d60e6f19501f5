/** Who is signed in, and what the site says of itself: each asked once a page, shared by its header and its content. */
import { api, leaveFor } from './api.ts'
import { pageOf } from './person.ts'
import type { Answer } from './routes.ts'
import { getStart, starts } from './start.ts'
import { path } from './t.ts'

export type Me = Answer<'/api/me'>
/** Open to anyone. */
export type Site = Answer<'/api/site'>

let me: Promise<Me> | undefined
let site: Promise<Site> | undefined

/** Leaves for sign-in when nobody is signed in, and for the account page when the password must be changed. */
export function getMe(): Promise<Me> {
  me ??= asked().then((answer) => {
    pageOf(answer.user.username)
    const onAccount = location.pathname.replace(/\/$/, '') === path('/account')
    return answer.user.mustChangePassword && !onAccount ? leaveFor(path('/account')) : answer
  })
  me.catch(() => {
    me = undefined
  })
  return me
}

const asked = async (): Promise<Me> => (starts() ? (await getStart()).me : api.get('/api/me'))

export function getSite(): Promise<Site> {
  site ??= api.get('/api/site')
  site.catch(() => {
    site = undefined
  })
  return site
}

export const isCoordinator = (me: Me): boolean => me.department === null
