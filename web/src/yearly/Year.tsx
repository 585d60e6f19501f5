import { useEffect } from 'preact/hooks'
import { nameDocument } from '../assessment/form/focus.ts'
import { isCoordinator } from '../lib/me.ts'
import { useQuery } from '../lib/query.ts'
import { t } from '../lib/t.ts'
import { Select, SignedIn } from '../ui/index.ts'
import { Province } from './Province.tsx'
import { Unit } from './Unit.tsx'

/** Years that can be looked back on. */
const BACK = 3

/** The yearly report: what a department adds to its own part, and what the coordinator makes of all of them. */
export default function Year() {
  return (
    <SignedIn roles={['editor', 'approver', 'reviewer', 'admin']}>
      {(me) => {
        const current = Number(me.today.slice(0, 4))
        return <Asked me={me} current={current} />
      }}
    </SignedIn>
  )
}

function Asked({ me, current }: { me: Parameters<typeof Unit>[0]['me']; current: number }) {
  const [asked, ask] = useQuery('year')
  const year = /^20\d\d$/.test(asked) ? asked : String(current)
  const years = [...new Set([year, ...Array.from({ length: BACK }, (_, i) => String(current - i))])].sort().reverse()
  useEffect(() => nameDocument(t('year.title', { year })), [year])
  const choice = (
    <Select
      name="year"
      label={t('year.year')}
      empty={false}
      value={year}
      onValue={(value) => ask(value)}
      options={years.map((value) => ({ value, label: value }))}
    />
  )
  return isCoordinator(me) ? (
    <Province key={year} me={me} year={year} choice={choice} />
  ) : (
    <Unit key={year} me={me} year={year} choice={choice} />
  )
}
