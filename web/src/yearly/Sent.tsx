import { useState } from 'preact/hooks'
import { WAYS_TO_SEND, type WayToSend } from '../../../api/domain/enums.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import { api, urlOf } from '../lib/api.ts'
import { day, moment } from '../lib/format.ts'
import type { Answer } from '../lib/routes.ts'
import { useSubmit } from '../lib/submit.ts'
import { t } from '../lib/t.ts'
import { uuid } from '../lib/uuid.ts'
import { Button, DateInput, ErrorSummary, Select, TextInput } from '../ui/index.ts'

export type SentReport = Answer<'/api/years/:year/form08/sent'>[number]

type Props = { year: string; owner: string; today: string; sentBy: WayToSend; onSent: () => Promise<void> }

/** The letter has been signed and has left: its number and day, and the report is kept as it is now. */
export function RecordSent({ year, owner, today, sentBy, onSent }: Props) {
  const [number, setNumber] = useState('')
  const [date, setDate] = useState<string | null>(today)
  const [problem, setProblem] = useState<string | null>(null)
  const [way, setWay] = useState(sentBy)
  // One for all tries, so that one whose answer was lost records nothing twice.
  const [id, setId] = useState(uuid)
  const form = useSubmit(
    async () => {
      const sent = { id, owner: owner || null, number: cleanLine(number), date: date ?? today, sentBy: way }
      await api.post('/api/years/:year/form08/sent', { param: { year }, json: sent })
      setId(uuid())
      setNumber('')
      await onSent()
    },
    () => [
      ...(isBlank(number) ? [{ path: 'number', message: t('year.numberMissing') }] : []),
      ...(problem || date === null ? [{ path: 'date', message: problem ?? t('year.dateMissing') }] : []),
    ],
  )
  return (
    <details class="govuk-details no-print">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{t('year.recordSent')}</span>
      </summary>
      <form class="govuk-details__text" onSubmit={form.onSubmit} noValidate>
        <ErrorSummary errors={form.errors} failure={form.failure} />
        <p class="small soft">{t('year.recordSentHint')}</p>
        <TextInput
          name="number"
          label={t('year.number')}
          hint={t('year.numberHint')}
          error={form.errorOf('number')}
          value={number}
          onValue={setNumber}
          maxLength={LIMITS.document}
          literal
        />
        <DateInput
          name="date"
          label={t('year.date')}
          error={form.errorOf('date')}
          value={date}
          onValue={(value, wrong) => {
            setDate(value)
            setProblem(wrong)
          }}
        />
        <Select<WayToSend>
          name="sentBy"
          label={t('year.sentBy')}
          empty={false}
          value={way}
          onValue={setWay}
          options={WAYS_TO_SEND.map((value) => ({ value, label: t(`wayToSend.${value}`) }))}
        />
        <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
          {t('year.record')}
        </Button>
      </form>
    </details>
  )
}

/** What has left, as it was then: letter and workbook again, whatever has become of the register since. */
export function SentReports({ year, reports }: { year: string; reports: readonly SentReport[] }) {
  if (reports.length === 0) return null
  return (
    <>
      <h2 class="section-title">{t('year.sent')}</h2>
      <ul class="lines">
        {reports.map(({ id, number, date, sentBy, by, at, sha256, ownerName }) => {
          const file = { param: { year }, query: { sent: id } }
          return (
            <li key={id}>
              <b>
                {number}, {day(date)}
              </b>{' '}
              {ownerName !== null && <>({ownerName}) </>}
              {t(`wayToSend.${sentBy}`)}. {t('year.recordedBy', { who: by, when: moment(at) })}
              <div class="small soft">
                SHA-256 <code>{sha256}</code>
              </div>
              <p class="no-print">
                <a href={urlOf('/api/years/:year/form08.docx', file)} download>
                  {t('year.docxFinal')}
                </a>{' '}
                ·{' '}
                <a href={urlOf('/api/years/:year/form08.xlsx', file)} download>
                  {t('year.xlsx')}
                </a>{' '}
                ·{' '}
                <a
                  href={urlOf('/api/years/:year/form08.docx', {
                    ...file,
                    query: { ...file.query, annex: 'requirements' },
                  })}
                  download
                >
                  {t('year.annex')}
                </a>
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
