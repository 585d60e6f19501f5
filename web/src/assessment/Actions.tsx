import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { answerKey } from '../../../api/domain/items/index.ts'
import { isHandedOver } from '../../../api/domain/lock.ts'
import type { Me } from '../lib/me.ts'
import { checkPage, fieldOf, receiptPage, sectionPage } from '../lib/places.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink } from '../ui/index.ts'
import { signs } from './Handover.tsx'
import { isFiled, WordLink } from './Page.tsx'
import { isIncomplete, type SectionProgress } from './progress.ts'
import { Withdraw } from './submit/Withdraw.tsx'

/** The next useful action is the one filled button. */
export function Actions({
  view,
  sections,
  me,
  reload,
}: {
  view: AssessmentView
  sections: SectionProgress[]
  me: Me
  reload: () => Promise<void>
}) {
  const period = view.period.id
  const word = <WordLink view={view} secondary />
  if (isFiled(view)) {
    return (
      <div class="actions actions--home no-print">
        <ButtonLink href={receiptPage(period)}>{t('home.toReceipt')}</ButtonLink>
        {word}
        <Withdraw view={view} onDone={reload} />
      </div>
    )
  }
  if (!view.editable) return view.version > 0 ? <div class="actions actions--home no-print">{word}</div> : null
  return (
    <div class="actions actions--home no-print">
      <Next view={view} sections={sections} me={me} />
      {word}
    </div>
  )
}

function Next({ view, sections, me }: { view: AssessmentView; sections: SectionProgress[]; me: Me }) {
  const period = view.period.id
  const back = sections.find(({ returned }) => returned.length > 0)
  const lacking = sections.find(isIncomplete)
  const begun = sections.some(({ answered }) => answered > 0)

  const [first] = back?.returned ?? []
  if (back && first && lacking === undefined) {
    // Answered once already, so nothing lacks: what was returned still wants a look before the check.
    const field = fieldOf(answerKey(first.criterion.id, first.system), 'answer')
    return (
      <>
        <ButtonLink href={sectionPage(period, back.leaf.id, field)}>{t('home.toReturned')}</ButtonLink>
        <ButtonLink kind="secondary" href={checkPage(period)}>
          {t('home.toCheck')}
        </ButtonLink>
      </>
    )
  }
  if (lacking) {
    const section = lacking.leaf.id
    return view.systems.length === 0 && view.noSystems === null && !begun ? (
      <>
        <ButtonLink href={path('/systems')}>{t('home.toSystems')}</ButtonLink>
        <ButtonLink kind="secondary" href={sectionPage(period, section)}>
          {t('home.begin', { section })}
        </ButtonLink>
      </>
    ) : (
      <ButtonLink href={sectionPage(period, section)}>
        {begun ? t('home.continue', { section }) : t('home.begin', { section })}
      </ButtonLink>
    )
  }
  const next = signs(me, view) ? (isHandedOver(view) ? 'home.toSign' : 'home.toSubmit') : 'home.toHandOver'
  return <ButtonLink href={checkPage(period)}>{t(next)}</ButtonLink>
}
