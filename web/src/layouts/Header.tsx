import { useEffect, useState } from 'preact/hooks'
import type { Role } from '../../../api/domain/user.ts'
import { getMe, getSite, isCoordinator, type Me } from '../lib/me.ts'
import { useMenu } from '../lib/menu.ts'
import { signOut } from '../lib/sign-out.ts'
import { language, otherLanguage, path, t } from '../lib/t.ts'
import type { Key } from '../messages/messages.ts'

export type Place =
  | 'home'
  | 'systems'
  | 'past'
  | 'incidents'
  | 'files'
  | 'year'
  | 'filings'
  | 'plans'
  | 'register'
  | 'audit'
  | 'frameworks'
  | 'periods'
  | 'departments'
  | 'users'
  | 'settings'
  | 'account'

type Item = { place: Place; to: string; label: Key; roles: readonly Role[] }

const ITEMS: readonly Item[] = [
  { place: 'home', to: '/', label: 'nav.quarter', roles: ['editor', 'approver'] },
  { place: 'systems', to: '/systems', label: 'nav.systems', roles: ['editor', 'approver'] },
  { place: 'incidents', to: '/incidents', label: 'nav.incidents', roles: ['editor', 'approver'] },
  { place: 'files', to: '/files', label: 'nav.files', roles: ['editor', 'approver'] },
  { place: 'year', to: '/year', label: 'nav.year', roles: ['editor', 'approver'] },
  { place: 'past', to: '/past', label: 'nav.past', roles: ['editor', 'approver'] },
  { place: 'home', to: '/', label: 'nav.overview', roles: ['reviewer', 'admin'] },
  { place: 'filings', to: '/filings', label: 'nav.filings', roles: ['reviewer', 'admin'] },
  { place: 'plans', to: '/plans', label: 'nav.plans', roles: ['reviewer', 'admin'] },
  { place: 'register', to: '/register', label: 'nav.register', roles: ['reviewer', 'admin'] },
  { place: 'year', to: '/year', label: 'nav.year', roles: ['reviewer', 'admin'] },
  { place: 'periods', to: '/periods', label: 'nav.periods', roles: ['reviewer', 'admin'] },
  { place: 'departments', to: '/departments', label: 'nav.departments', roles: ['reviewer', 'admin'] },
]

/** What an admin needs seldom, under the name: the line has no room for it. */
const ADMINISTRATION: readonly Omit<Item, 'roles'>[] = [
  { place: 'users', to: '/users', label: 'nav.users' },
  { place: 'settings', to: '/settings', label: 'nav.settings' },
  { place: 'frameworks', to: '/frameworks', label: 'nav.frameworks' },
  { place: 'audit', to: '/audit', label: 'nav.audit' },
]

type Props = {
  /** The page's place in the navigation; a page within a place names that place. */
  place: Place | null
  /** A page for anyone (sign-in, set-up): nobody's name, no navigation. */
  open: boolean
}

/** Mark, who is working, navigation by role, language, account; and the banner of a demo. */
export default function Header({ place, open }: Props) {
  const [me, setMe] = useState<Me | null>(null)
  const [about, setAbout] = useState<{ demo: boolean; under: string } | null>(null)
  const [unfolded, setUnfolded] = useState(false)

  useEffect(() => {
    // A failure is shown by the page's content; the header then stays as it is.
    if (open) {
      getSite().then(
        (site) => setAbout({ demo: site.demo, under: site.setupNeeded ? '' : (site.coordinator?.name ?? '') }),
        () => {},
      )
    } else {
      getMe().then(
        (who) => {
          setMe(who)
          setAbout({ demo: who.demo, under: who.department?.name ?? who.coordinator.name })
        },
        () => {},
      )
    }
  }, [open])

  useEffect(() => {
    // "Back" may bring a page back as it was left, with figures and versions of then, and after signing out.
    const shown = (event: PageTransitionEvent) => event.persisted && location.reload()
    addEventListener('pageshow', shown)
    return () => removeEventListener('pageshow', shown)
  }, [])

  const items = me ? ITEMS.filter((item) => item.roles.includes(me.user.role)) : []
  return (
    <>
      <div class="top">
        <div class="top__in">
          <a class="top__home" href={path('/')}>
            <span class="mark" aria-hidden="true">
              S
            </span>
            <span class="who">
              <b>{t('site.name')}</b>
              {about?.under !== '' && <span>{about?.under ?? '\u00a0'}</span>}
            </span>
          </a>
          {!open && (
            <button
              type="button"
              class="nav-toggle"
              aria-expanded={unfolded}
              aria-controls="nav"
              onClick={() => setUnfolded(!unfolded)}
            >
              {t('site.menu')}
            </button>
          )}
          <nav
            class={open ? 'nav nav--open' : 'nav'}
            id="nav"
            aria-label={t('site.nav')}
            data-open={unfolded || open || undefined}
          >
            <ul>
              {items.map((item) => (
                <li key={item.label}>
                  <a href={path(item.to)} aria-current={current(item, place)}>
                    {t(item.label)}
                  </a>
                </li>
              ))}
              <li class="top__lang">
                <LanguageLink />
              </li>
            </ul>
            {me && <Account me={me} place={place} />}
          </nav>
        </div>
      </div>
      {about?.demo && <p class="demo">{t('site.demo')}</p>}
    </>
  )
}

const current = (item: Item, place: Place | null) => {
  if (item.place !== place) return undefined
  return location.pathname.replace(/(.)\/$/, '$1') === path(item.to) ? 'page' : 'true'
}

/** The address is read at the click: the page may have changed the query since. */
function LanguageLink() {
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <a
      href={otherLanguage(location)}
      hreflang={other}
      lang={other}
      onClick={(event) => {
        event.currentTarget.href = otherLanguage(location)
      }}
    >
      {t('site.otherLanguage')}
    </a>
  )
}

function Account({ me, place }: { me: Me; place: Place | null }) {
  const box = useMenu()

  return (
    <details class="account" ref={box}>
      <summary>{me.user.name}</summary>
      <div class="account__menu">
        <p>
          {t(`role.${me.user.role}`)}
          <br />
          {isCoordinator(me) ? me.coordinator.name : me.department?.name}
        </p>
        {me.user.role === 'admin' &&
          ADMINISTRATION.map((item) => (
            <a key={item.place} href={path(item.to)} aria-current={place === item.place ? 'page' : undefined}>
              {t(item.label)}
            </a>
          ))}
        <a href={path('/account')} aria-current={place === 'account' ? 'page' : undefined}>
          {t('nav.changePassword')}
        </a>
        <button type="button" onClick={() => signOut(!isCoordinator(me))}>
          {t('nav.signOut')}
        </button>
      </div>
    </details>
  )
}
