import { LIMITS } from '../../../api/domain/limits.ts'
import { folded } from '../../../api/domain/lists/spelling.ts'
import { initialsOf, Taken, usernameOf } from '../../../api/domain/lists/suggest.ts'
import headTitles from './head-titles.json' with { type: 'json' }

const nobody = new Taken(() => false)
/** A longer one is no abbreviation, but the name itself. */
const SYMBOL_LETTERS = 8

type Typed = { province: string; coordinator: string; admin: string }

/**
 * What most provinces write where the names say so already; empty where they do not. Shown in the fields, to be changed there.
 * @example suggested({ province: 'tỉnh Hưng Yên', coordinator: 'Sở Khoa học và Công nghệ', admin: 'Lê An' }).symbol // 'BC-SKHCN'
 */
export function suggested({ province, coordinator, admin }: Typed) {
  const letters = initialsOf(coordinator)
  const head = Object.entries(headTitles).find(([body]) => folded(`${coordinator} `).startsWith(`${folded(body)} `))
  return {
    place: province.replace(/^(tỉnh|thành phố|tp\.?)\s+/i, ''),
    parent: province === '' ? '' : `UBND ${province.toLocaleUpperCase('vi')}`.slice(0, LIMITS.body),
    symbol: letters === '' || letters.length > SYMBOL_LETTERS ? '' : `BC-${letters}`,
    headTitle: head?.[1] ?? '',
    username: usernameOf(admin, nobody) ?? '',
  }
}
