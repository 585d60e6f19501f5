import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { isOf, keyOf } from '../../../api/domain/items/index.ts'
import { dayOfInstant, quarterTitle } from '../lib/format.ts'
import { checkPage, figuresPage, recommendationsPage, sectionPage } from '../lib/places.ts'
import { language, t } from '../lib/t.ts'
import { ButtonLink, Live } from '../ui/index.ts'
import { ConfirmAll } from './form/Carried.tsx'
import type { Open } from './Page.tsx'
import type { SectionProgress } from './progress.ts'
import type { Saving } from './saving/saving.ts'
import { duePlans } from './submit/DuePlans.tsx'

type Props = Open & { saving: Saving; sections: readonly SectionProgress[] }

/** The narratives, recommendations and figures that are offered and not decided upon. */
export const undecidedTexts = (saving: Saving): string[] =>
  saving
    .items()
    .filter((item) => !isOf('answer')(item))
    .map(keyOf)
    .filter((key) => saving.unconfirmed(key))

const waiting = (saving: Saving): string[] =>
  saving
    .items()
    .map(keyOf)
    .filter((key) => saving.unconfirmed(key))

/** On the home page: what has come along from an earlier quarter, and the two ways to deal with it. */
export function CarriedCard({ view, me, saving, sections }: Props) {
  const { carriedFrom } = view
  const n = waiting(saving).length
  if (!carriedFrom || n === 0 || !view.editable) return null
  const due = duePlans(view, saving, me.today).length
  const first = sections.find(({ unconfirmed }) => unconfirmed > 0)
  return (
    <section class="notice" aria-labelledby="carried-title">
      <h2 id="carried-title">
        <Live words={t('carried.title', { n })} />
      </h2>
      <p>
        {t('carried.text', { quarter: quarterTitle(carriedFrom.period), day: dayOfInstant(carriedFrom.submittedAt) })}
      </p>
      <Systems carriedFrom={carriedFrom} />
      {due > 0 && (
        <p>
          <a href={`${checkPage(view.period.id)}#due-plans`}>{t('carried.dueFirst', { n: due })}</a>
        </p>
      )}
      <div class="govuk-button-group no-print">
        {first && (
          <ButtonLink href={sectionPage(view.period.id, first.leaf.id)}>
            {t('carried.bySection', { section: first.leaf.id })}
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href={checkPage(view.period.id)}>
          {t('carried.nothingChanged')}
        </ButtonLink>
      </div>
    </section>
  )
}

/** Systems ask from nothing where they are new; what was told of those that are no more is not taken along. */
function Systems({ carriedFrom }: { carriedFrom: NonNullable<AssessmentView['carriedFrom']> }) {
  const { added, gone } = carriedFrom.systems
  const names = (systems: readonly { name: string }[]) => systems.map(({ name }) => name).join('; ')
  return (
    <>
      {added.length > 0 && <p>{t('carried.added', { n: added.length, names: names(added) })}</p>}
      {gone.length > 0 && <p>{t('carried.gone', { n: gone.length, names: names(gone) })}</p>}
    </>
  )
}

/** On the check page: how much is not yet confirmed, where it is, and everything at once. */
export function CarriedToCheck({ view, me, saving, sections }: Props) {
  const keys = waiting(saving)
  if (keys.length === 0 || !view.editable || !view.carriedFrom) return null
  const period = view.period.id
  const texts = undecidedTexts(saving)
  const [recommendations, figures] = ['recommendations/', 'figures/'].map(
    (list) => texts.filter((key) => key.startsWith(list)).length,
  ) as [number, number]
  return (
    <section class="notice notice--missing" aria-labelledby="carried-title">
      <h2 id="carried-title">
        <Live words={t('carried.toConfirm', { n: keys.length })} />
      </h2>
      <p>{t('carried.toConfirmText', { quarter: quarterTitle(view.carriedFrom.period) })}</p>
      <Systems carriedFrom={view.carriedFrom} />
      <p class="no-print">
        <ConfirmAll saving={saving} keys={keys} today={me.today} words={(n) => t('carried.confirmAll', { n })} />
      </p>
      <details class="no-print-closed">
        <summary>{t('carried.where')}</summary>
        <ul class="lines">
          {sections
            .map(({ leaf, unconfirmed }) => ({
              leaf,
              n: unconfirmed + (texts.includes(`narratives/${leaf.id}`) ? 1 : 0),
            }))
            .filter(({ n }) => n > 0)
            .map(({ leaf, n }) => (
              <li key={leaf.id}>
                <a href={sectionPage(period, leaf.id)}>
                  {leaf.id} {leaf.title[language]}
                </a>{' '}
                <span class="soft">{t('carried.left', { n })}</span>
              </li>
            ))}
          {figures > 0 && (
            <li>
              <a href={figuresPage(period)}>{t('figures.title')}</a>{' '}
              <span class="soft">{t('carried.left', { n: figures })}</span>
            </li>
          )}
          {recommendations > 0 && (
            <li>
              <a href={recommendationsPage(period)}>{t('recommendations.title')}</a>{' '}
              <span class="soft">{t('carried.left', { n: recommendations })}</span>
            </li>
          )}
        </ul>
      </details>
    </section>
  )
}
