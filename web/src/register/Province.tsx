import { DOSSIERS, HOSTINGS, NATIONAL_GROUNDS, SYSTEM_KINDS } from '../../../api/domain/enums.ts'
import { leastLevel } from '../../../api/domain/least-level.ts'
import { searchable } from '../../../api/domain/search.ts'
import { getPeriods } from '../calendar/periods.ts'
import { api, urlOf } from '../lib/api.ts'
import { day, number } from '../lib/format.ts'
import { getFrameworks } from '../lib/framework.ts'
import { departmentPage } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { useQuery, withQuery } from '../lib/query.ts'
import type { Answer } from '../lib/routes.ts'
import { language, path, t } from '../lib/t.ts'
import { ButtonLink, CardTable, Empty, Live, Load, Select, SignedIn, Tag, TextInput } from '../ui/index.ts'
import { RulerForAll } from './RulerForAll.tsx'

type Line = Answer<'/api/register'>[number]
const LEVELS = ['1', '2', '3', '4', '5']

/** The systems of all departments, as they stand today. */
export default function Province() {
  return <SignedIn roles={['reviewer', 'admin']}>{(me) => <Register isAdmin={me.user.role === 'admin'} />}</SignedIn>
}

function Register({ isAdmin }: { isAdmin: boolean }) {
  const lines = useLoad(() => api.get('/api/register'))
  const periods = useLoad(getPeriods)
  const [text, setText] = useQuery('search')
  const [level, setLevel] = useQuery('level')
  const [dossier, setDossier] = useQuery('dossier')
  const [hosting, setHosting] = useQuery('hosting')
  const [kind, setKind] = useQuery('kind')
  const [national, setNational] = useQuery('national')
  const [ruler, setRuler] = useQuery('ruler')
  const frameworks = useLoad(getFrameworks)
  const titles = new Map((frameworks.data ?? []).map(({ id, title }) => [id, title[language]]))
  usePrintHead(t('register.title'))
  const query = Object.fromEntries(
    Object.entries({ search: text, level, dossier, hosting, kind, national, ruler }).filter(
      ([, value]) => value !== '',
    ),
  )
  const period = periods.data?.[0]?.id ?? ''
  return (
    <>
      <div class="title-row">
        <h1 class="page-title">{t('register.title')}</h1>
        <div class="govuk-button-group downloads no-print">
          <ButtonLink kind="secondary" href={path('/incidents')}>
            {t('nav.incidents')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={path('/bodies')}>
            {t('register.bodies')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={urlOf('/api/register', { query: { ...query, format: 'csv' } })} download>
            {t('table.csv')}
          </ButtonLink>
        </div>
      </div>
      <p class="lede">{t('register.lede')}</p>
      <search class="controls controls--filters no-print" aria-label={t('filter.label')}>
        <TextInput name="search" type="search" label={t('register.search')} value={text} onValue={setText} />
        <Select
          name="level"
          label={t('overview.systems.level')}
          empty={t('filings.all')}
          value={level}
          onValue={setLevel}
          options={LEVELS.map((value) => ({ value, label: t('level.n', { level: value }) }))}
        />
        <Select
          name="dossier"
          label={t('register.dossier')}
          empty={t('filings.all')}
          value={dossier}
          onValue={setDossier}
          options={DOSSIERS.map((value) => ({ value: value as string, label: t(`dossier.${value}`) }))}
        />
        <Select
          name="hosting"
          label={t('register.hosting')}
          empty={t('filings.all')}
          value={hosting}
          onValue={setHosting}
          options={HOSTINGS.map((value) => ({ value: value as string, label: t(`hosting.${value}`) }))}
        />
        <Select
          name="kind"
          label={t('register.kind')}
          empty={t('filings.all')}
          value={kind}
          onValue={setKind}
          options={[
            ...SYSTEM_KINDS.map((value) => ({ value: value as string, label: t(`systemKind.${value}`) })),
            { value: 'untyped', label: t('register.untyped') },
          ]}
        />
        <Select
          name="national"
          label={t('register.national')}
          empty={t('filings.all')}
          value={national}
          onValue={setNational}
          options={[
            ...NATIONAL_GROUNDS.map((value) => ({ value: value as string, label: t(`nationalGround.${value}`) })),
            { value: 'unreviewed', label: t('register.unreviewed') },
          ]}
        />
        <Select
          name="ruler"
          label={t('register.ruler')}
          empty={t('filings.all')}
          value={ruler}
          onValue={setRuler}
          options={[...titles].map(([value, label]) => ({ value, label }))}
        />
      </search>
      {isAdmin && lines.status === 'ready' && titles.size > 0 && (
        <RulerForAll titles={titles} onDone={() => void lines.reload()} />
      )}
      <Load state={lines}>
        {(all: Line[]) => {
          const words = searchable(text)
          const shown = all.filter(
            (line) =>
              (level === '' || String(line.level) === level) &&
              (dossier === '' || line.dossier === dossier) &&
              (hosting === '' || line.hosting === hosting) &&
              (kind === '' || (line.kind ?? 'untyped') === kind) &&
              (national === '' || (line.nationalGround ?? 'unreviewed') === national) &&
              (ruler === '' || line.measuredBy === ruler) &&
              (words === '' || said(line).some((each) => searchable(each).includes(words))),
          )
          const approved = shown.filter((line) => line.dossier === 'approved').length
          return (
            <>
              <p class="soft" role="status">
                <Live
                  words={t('register.shown', {
                    n: number(shown.length),
                    total: number(all.length),
                    approved: number(approved),
                  })}
                />
              </p>
              {shown.length === 0 ? (
                <Empty title={t('register.none')} text={t('filings.nothingText')} />
              ) : (
                <CardTable<Line>
                  label={t('register.title')}
                  rows={shown}
                  keyOf={({ id }) => id}
                  columns={[
                    {
                      label: t('criteria.system'),
                      cell: ({ id, name, kind, department }) => (
                        <>
                          <a href={path(withQuery('/systems', { department: department.code, edit: id }))}>{name}</a>
                          <div class="small soft">
                            {kind === null ? t('register.untyped') : t(`systemKind.${kind}`)}
                          </div>
                        </>
                      ),
                    },
                    {
                      label: t('heat.department'),
                      cell: ({ department: { code, name } }) => <a href={departmentPage(period, code)}>{name}</a>,
                    },
                    { label: t('overview.systems.level'), cell: (line) => <Level line={line} /> },
                    { label: t('register.dossier'), cell: (line) => <Dossier line={line} /> },
                    { label: t('register.hosting'), cell: (line) => t(`hosting.${line.hosting}`) },
                  ]}
                />
              )}
            </>
          )
        }}
      </Load>
    </>
  )
}

/** With the least that the law asks for, where that is higher. */
function Level({ line }: { line: Line }) {
  const least = leastLevel(line)
  return (
    <>
      {t('level.n', { level: line.level })}
      {line.level < least && <div class="small soft">{t('register.least', { least })}</div>}
    </>
  )
}

function Dossier({ line: { dossier, decisionNo, decisionDate, expectedApprovalOn } }: { line: Line }) {
  const about =
    dossier === 'approved'
      ? [decisionNo, decisionDate && t('register.dated', { day: day(decisionDate) })].filter(Boolean).join(' ')
      : expectedApprovalOn && t('register.expected', { day: day(expectedApprovalOn) })
  return (
    <>
      <Tag tone={dossier === 'approved' ? 'met' : 'partial'}>{t(`dossier.${dossier}`)}</Tag>
      {about && <div class="small soft">{about}</div>}
    </>
  )
}

const said = ({ name, shortName, department }: Line): string[] => [
  name,
  shortName ?? '',
  department.name,
  department.shortName,
]
