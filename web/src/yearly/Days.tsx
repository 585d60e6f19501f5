import { day, relativeDay } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import type { Form08 } from './load.ts'

/** The days of the report: of its data, and by when it must be sent. `of`: whose duty it is. */
export function Days({
  form: { window, due, workday },
  of,
  today,
}: {
  form: Form08
  of: 'unit' | 'owner'
  today: string
}) {
  return (
    <div class="card card--due">
      <div class="caption">{t(`year.due.${of}`)}</div>
      <div class="big" translate={false}>
        {day(workday[of])}
      </div>
      <div class="card__when">{relativeDay(workday[of], today)}</div>
      {workday[of] !== due[of] && <div class="small">{t('year.lastDay', { day: day(due[of]) })}</div>}
      <div class="small soft">{t('year.window', { from: day(window.from), to: day(window.to) })}</div>
    </div>
  )
}
