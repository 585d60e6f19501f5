import type { Framework } from '../../../api/domain/framework.ts'
import { implementations } from '../../../api/domain/score.ts'
import type { FrozenSystem, NoSystems } from '../../../api/domain/system.ts'
import { type Content, type SystemLine, systemsOf } from '../assessment/compare.ts'
import { day, moment } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { Tag } from '../ui/index.ts'
import { AskAbout } from './Threads.tsx'

const TONE = { full: 'met', partly: 'partial', none: 'unmet' } as const
const MARK = { new: 'filing.new', changed: 'filing.changed', removed: 'filing.removed' } as const

/** What a cell says of a system; the same function says what it said before. */
const COLUMNS = {
  level: ({ level }: FrozenSystem) => String(level),
  dossier: ({ dossier, decisionNo, decisionDate, expectedApprovalOn }: FrozenSystem) =>
    [
      t(`dossier.${dossier}`),
      decisionNo ?? '',
      decisionDate === null ? '' : day(decisionDate),
      dossier === 'approved' || expectedApprovalOn === null
        ? ''
        : t('filing.system.expected', { day: day(expectedApprovalOn) }),
    ]
      .filter(Boolean)
      .join(', '),
  hosting: ({ hosting }: FrozenSystem) => t(`hosting.${hosting}`),
}
const KEYS = ['level', 'dossier', 'hosting'] as const

/** Are both said alike in every column? */
export const looksSame = (a: FrozenSystem, b: FrozenSystem): boolean =>
  KEYS.every((key) => COLUMNS[key](a) === COLUMNS[key](b))

type Props = { framework: Framework; content: Content; before: Content | null; noSystems: NoSystems | null }

/** The systems as the filing states them, and what they were in the filing before. */
export function SystemTable({ framework, content, before, noSystems }: Props) {
  const { systems, answers, formula } = content
  const how = implementations(framework, systems, answers, formula)
  const lines = systemsOf(content, before, looksSame)
  return (
    <section aria-labelledby="filing-systems">
      <h2 class="section-title" id="filing-systems" tabIndex={-1}>
        {t('filing.systems')}
      </h2>
      {lines.length === 0 ? (
        <p>
          {noSystems
            ? t('filing.declaredNone', { who: noSystems.by, when: moment(noSystems.at) })
            : t('filing.noSystems')}
        </p>
      ) : (
        <table class="govuk-table cards" aria-labelledby="filing-systems">
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {(['name', ...KEYS, 'implementation'] as const).map((column) => (
                <th key={column} scope="col" class="govuk-table__header">
                  {t(`filing.system.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {lines.map((line) => (
              <Row key={line.system.id} line={line} implementation={how.get(line.system.id)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

type RowProps = { line: SystemLine; implementation: keyof typeof TONE | undefined }

function Row({ line: { system, mark, before }, implementation }: RowProps) {
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        {mark === 'removed' ? <s>{system.name}</s> : system.name}{' '}
        {mark && <Tag tone={mark === 'removed' ? 'na' : 'note'}>{t(MARK[mark])}</Tag>}
        {before && before.name !== system.name && <Former words={before.name} />}
        {mark !== 'removed' && <AskAbout anchor={{ criterion: null, system: system.id, section: null }} />}
      </th>
      {KEYS.map((key) => {
        const [now, then] = [COLUMNS[key](system), before && COLUMNS[key](before)]
        return (
          <td key={key} class="govuk-table__cell" data-label={t(`filing.system.${key}`)}>
            <div>
              {now}
              {then !== null && then !== now && <Former words={then} />}
            </div>
          </td>
        )
      })}
      <td class="govuk-table__cell" data-label={t('filing.system.implementation')}>
        {implementation ? <Tag tone={TONE[implementation]}>{t(`filing.implementation.${implementation}`)}</Tag> : '–'}
      </td>
    </tr>
  )
}

const Former = ({ words }: { words: string }) => <div class="small soft">{t('filing.system.before', { words })}</div>
