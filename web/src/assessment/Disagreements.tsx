import type { Disagreement } from '../../../api/domain/findings.ts'
import { formName } from '../../../api/domain/form-name.ts'
import type { Criterion } from '../../../api/domain/framework.ts'
import { answerKey } from '../../../api/domain/items/index.ts'
import type { System } from '../../../api/domain/system.ts'
import { day } from '../lib/format.ts'
import { sectionPage } from '../lib/places.ts'
import { path, t } from '../lib/t.ts'
import { Notice } from '../ui/index.ts'
import type { Open } from './Page.tsx'
import { questionName } from './words.ts'

type Fact = NonNullable<Criterion['register']>

/** What the register says of the fact that a criterion asks for: of its system, or of the department's systems. */
function registerSays(fact: Fact, systems: readonly System[]): string {
  if (fact === 'dossier') {
    return systems
      .map((s) => t('register.dossier', { state: t(`dossier.${s.dossier}`), decision: decisionOf(s) }))
      .join('; ')
  }
  return t('register.regulation', { no: systems.find(({ regulationNo }) => regulationNo)?.regulationNo ?? '' })
}

const decisionOf = ({ decisionNo, decisionDate }: System): string =>
  [decisionNo && `, ${decisionNo}`, decisionDate && `, ${day(decisionDate)}`].filter(Boolean).join('')

/** Beside an answer that says the opposite: both, and where to mend either. */
export function AgainstRegister({ fact, systems }: { fact: Fact; systems: readonly System[] }) {
  return (
    <p class="small lacks row__against">
      {t('register.against', { register: registerSays(fact, systems) })}{' '}
      <a href={path('/systems')} class="no-print">
        {t('register.mend')}
      </a>
    </p>
  )
}

type Props = Open & { found: readonly Disagreement[]; folded?: boolean }

/** Named before signing; nothing is refused for it, for either may be the one that is right. */
export function Disagreements({ view, framework, found, folded }: Props) {
  if (found.length === 0) return null
  const criterionOf = (id: string) => framework.criteria.find((criterion) => criterion.id === id)
  const saidOf = (id: string, of: string | null) => {
    const fact = criterionOf(id)?.register
    return fact ? registerSays(fact, of === null ? view.systems : view.systems.filter((s) => s.id === of)) : ''
  }
  const nameOf = (id: string | null) => {
    const system = view.systems.find((s) => s.id === id)
    return system ? formName(system, view.systems) : ''
  }
  return (
    <Notice id="disagreements-title" title={t('register.title', { n: found.length })} folded={folded}>
      <ul>
        {found.map(({ rule, criterion, system, register }) =>
          rule === 'decisionMissing' || criterion === null ? (
            <li key={`${rule} ${system}`}>
              <a href={path(`/systems?edit=${system}`)}>{t('register.decisionMissing', { system: nameOf(system) })}</a>
            </li>
          ) : (
            <li key={`${criterion} ${system}`}>
              <a
                href={sectionPage(view.period.id, criterionOf(criterion)?.section ?? '', answerKey(criterion, system))}
              >
                {t(register ? 'register.onlyThere' : 'register.onlyHere', {
                  question: questionName(criterion, system, view.systems),
                  register: saidOf(criterion, system),
                })}
              </a>
            </li>
          ),
        )}
      </ul>
      <p class="small">
        <a href={path('/systems')}>{t('register.mend')}</a>
      </p>
    </Notice>
  )
}
