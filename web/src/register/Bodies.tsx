import { type Body, blankItems } from '../../../api/domain/body.ts'
import { BODY_ROLES, type BodyRole } from '../../../api/domain/enums.ts'
import { searchable } from '../../../api/domain/search.ts'
import { api } from '../lib/api.ts'
import { useLoad } from '../lib/load.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { fromQuery, useQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, CardTable, Empty, Live, Load, Select, SignedIn, Tag, TextInput } from '../ui/index.ts'
import { Saved } from '../ui/Saved.tsx'
import { BodyForm } from './BodyForm.tsx'

/** Owners, specialised units and operators: the list, one to add, one to change. */
export default function Bodies() {
  return (
    <SignedIn roles={['reviewer', 'admin']}>
      {() => (fromQuery('edit') !== '' || fromQuery('new') !== '' ? <BodyForm id={fromQuery('edit')} /> : <List />)}
    </SignedIn>
  )
}

const blankOf = (body: Body): string =>
  blankItems(body)
    .map((item) => t(`bodyItem.${item}`))
    .join(', ')

function List() {
  const bodies = useLoad(() => api.get('/api/bodies'))
  const [text, setText] = useQuery('search')
  const [role, setRole] = useQuery('role')
  const [state, setState] = useQuery('state')
  usePrintHead(t('bodies.title'))
  return (
    <>
      <a href={path('/register')} class="govuk-back-link">
        {t('nav.register')}
      </a>
      <div class="title-row">
        <h1 class="page-title">{t('bodies.title')}</h1>
        <div class="govuk-button-group no-print">
          <ButtonLink href={path('/bodies?new=1')}>{t('bodies.new')}</ButtonLink>
        </div>
      </div>
      <p class="lede">{t('bodies.lede')}</p>
      <Saved words={(name) => t('bodies.saved', { name })} />
      <search class="controls controls--filters no-print">
        <TextInput name="search" type="search" label={t('bodies.search')} value={text} onValue={setText} />
        <Select
          name="role"
          label={t('bodies.role')}
          empty={t('bodies.allRoles')}
          value={role}
          onValue={setRole}
          options={BODY_ROLES.map((value) => ({ value: value as string, label: t(`bodyRole.${value}`) }))}
        />
        <Select
          name="state"
          label={t('bodies.state')}
          empty={t('bodies.anyState')}
          value={state}
          onValue={setState}
          options={[
            { value: 'blank', label: t('bodies.onlyBlank') },
            { value: 'whole', label: t('bodies.onlyWhole') },
          ]}
        />
      </search>
      <Load state={bodies}>
        {(all) => {
          const words = searchable(text)
          const found = all.filter(
            (body) =>
              searchable(body.name).includes(words) &&
              (role === '' || body.roles.includes(role as BodyRole)) &&
              (state === '' || blankItems(body).length > 0 === (state === 'blank')),
          )
          const lacking = all.filter((body) => blankItems(body).length > 0).length
          if (all.length === 0) {
            return (
              <Empty title={t('bodies.none')} text={t('bodies.noneText')}>
                <ButtonLink href={path('/bodies?new=1')}>{t('bodies.new')}</ButtonLink>
              </Empty>
            )
          }
          return (
            <>
              <p class="soft" role="status">
                <Live words={t('bodies.shown', { n: found.length })} />
              </p>
              {lacking > 0 && state === '' && (
                <p class="small">
                  {t('bodies.nBlank', { n: lacking })}{' '}
                  <button type="button" class="link-button no-print" onClick={() => setState('blank')}>
                    {t('bodies.showBlank')}
                  </button>
                </p>
              )}
              {found.length === 0 ? (
                <Empty title={t('bodies.nothing')} text={t('bodies.nothingText')} />
              ) : (
                <Table bodies={found} all={all} />
              )}
            </>
          )
        }}
      </Load>
    </>
  )
}

function Table({ bodies, all }: { bodies: readonly Body[]; all: readonly Body[] }) {
  const names = new Map(all.map(({ id, name }) => [id, name]))
  return (
    <CardTable
      label={t('bodies.title')}
      rows={bodies}
      keyOf={({ id }) => id}
      columns={[
        { label: t('bodies.column.name'), cell: (b) => <a href={path(`/bodies?edit=${b.id}`)}>{b.name}</a> },
        {
          label: t('bodies.column.roles'),
          cell: (b) => (
            <>
              {b.roles.map((role) => t(`bodyRole.short.${role}`)).join(', ')}
              {b.unitId !== null && (
                <div class="small soft">{t('bodies.unitOf', { name: names.get(b.unitId) ?? b.unitId })}</div>
              )}
            </>
          ),
        },
        {
          label: t('bodies.column.head'),
          cell: (b) => (
            <>
              {b.head ?? '–'}
              {b.post !== null && <div class="small soft">{b.post}</div>}
            </>
          ),
        },
        { label: t('bodies.column.contact'), cell: (b) => [b.phone, b.email].filter(Boolean).join(', ') || '–' },
        {
          label: t('bodies.column.state'),
          cell: (b) =>
            blankItems(b).length === 0 ? (
              <Tag tone="met">{t('bodies.whole')}</Tag>
            ) : (
              <>
                <Tag tone="partial">{t('bodies.onlyBlank')}</Tag>
                <div class="small soft">{blankOf(b)}</div>
              </>
            ),
        },
      ]}
    />
  )
}
