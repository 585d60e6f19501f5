/** What the platforms do for a form, and what they have said otherwise since it was filed. */
import type { AssessmentView, FiledAnswer } from '../../../api/domain/assessment.ts'
import { standsIn } from '../../../api/domain/platform.ts'
import { number, quarterShort } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { questionName } from './words.ts'

type Props = { view: AssessmentView }

/** On the home page, while the form is being filled in: how many questions fall away, and which platform has not filed. */
export function PlatformsNotice({ view }: Props) {
  if (!view.editable) return null
  const inherited = view.answers.filter((answer) => standsIn(answer))
  const names = [...new Set(inherited.map((answer) => answer.inherited?.name ?? ''))]
  const waiting = view.platforms.filter(({ filed }) => filed === null)
  if (inherited.length + waiting.length === 0) return null
  return (
    <div class="notice">
      {inherited.length > 0 && (
        <p>
          <b>{t('platform.saves', { n: number(inherited.length), platforms: names.join('; ') })}</b>
        </p>
      )}
      {waiting.map(({ platform, name, department }) => (
        <p key={platform}>{t('platform.notFiled', { platform: name, operator: department.name })}</p>
      ))}
    </div>
  )
}

/** What the platforms answer by now otherwise than was frozen: to the department, and to whoever reviews. */
export function InheritedSince({ view }: Props) {
  const { inheritedSince, systems } = view
  if (inheritedSince.length === 0) return null
  return (
    <section class="notice notice--missing" aria-labelledby="inherited-since">
      <h2 id="inherited-since">{t('platform.sinceTitle', { n: number(inheritedSince.length) })}</h2>
      <p>{t('platform.sinceText')}</p>
      <ul class="lines">
        {inheritedSince.map(({ criterion, system, was, now }) => {
          const item = questionName(criterion, system, systems)
          const then = t(`status.${was.status}`)
          return (
            <li key={`${criterion}/${system}`}>
              {now === null
                ? t('platform.sinceGone', { item, was: then })
                : t('platform.sinceLine', { item, was: then, now: t(`status.${now.status}`) })}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Of an answer that was filed or is to be: that it is a platform's, or that it refuses one. */
export function WhoseAnswer({ answer }: { answer: Pick<FiledAnswer, 'inherited' | 'refuses'> }) {
  const { inherited, refuses } = answer
  if (!inherited) return null
  const { name, period, revision, status } = inherited
  return (
    <p class="small soft">
      {refuses
        ? t('inherited.refusesTold', { platform: name, status: t(`status.${status}`) })
        : t('inherited.told', { platform: name, quarter: quarterShort(period), revision })}
    </p>
  )
}
