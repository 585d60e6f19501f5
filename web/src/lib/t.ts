/** The page's language and its messages, as the layout embedded them. In the browser only. */
import { fill } from '../../../api/domain/fill.ts'
import type { Language } from '../../../api/domain/framework.ts'
import type { Translate } from '../messages/messages.ts'

export const language: Language = document.documentElement.lang === 'en' ? 'en' : 'vi'
const locale = language === 'vi' ? 'vi-VN' : 'en-GB'

const messages: Record<string, string> = JSON.parse(document.getElementById('messages')?.textContent ?? '{}')
const numbers = new Intl.NumberFormat(locale)

/** The message of a key; a page must name the key's area in its layout, else the key itself is shown. */
export const t: Translate = (key, params) => fill(messages[key] ?? key, params, (n) => numbers.format(n))

/** The address of a page in this language: `path('/systems')` is `/systems` or `/en/systems`. */
export const path = (to: string): string => (language === 'vi' ? to : `/en${to === '/' ? '' : to}`)

/** The same page, with its query, in the other language. */
export function otherLanguage({ pathname, search, hash }: Location): string {
  const plain = pathname.replace(/^\/en(?=\/|$)/, '') || '/'
  return (language === 'en' ? plain : `/en${plain === '/' ? '' : plain}`) + search + hash
}
