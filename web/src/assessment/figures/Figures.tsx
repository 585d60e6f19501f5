import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { shareOf } from '../../../../api/domain/figures.ts'
import { formName } from '../../../../api/domain/form-name.ts'
import type { Figure } from '../../../../api/domain/framework.ts'
import { figureKey, isOf } from '../../../../api/domain/items/index.ts'
import { unlockedItems } from '../../../../api/domain/lock.ts'
import { yearOf } from '../../../../api/domain/period.ts'
import { figureValue } from '../../lib/figure-value.ts'
import { percent, quarterShort, quarterTitle } from '../../lib/format.ts'
import { excelPage } from '../../lib/places.ts'
import { language, t } from '../../lib/t.ts'
import { Live } from '../../ui/index.ts'
import { ConfirmAll, ToConfirm } from '../form/Carried.tsx'
import { Conflict } from '../form/Conflict.tsx'
import { goToHash, nameDocument } from '../form/focus.ts'
import { SaveBar } from '../form/SaveBar.tsx'
import { AssessmentPage, LockNotice, type Open, ToWhole } from '../Page.tsx'
import type { Saving } from '../saving/saving.ts'
import { useChanges, useSaving } from '../saving/useSaving.ts'
import { FigureInput } from './FigureInput.tsx'
import style from './Figures.module.scss'
import { groupsOf } from './groups.ts'
import { ImplausibleList } from './Implausible.tsx'
import { askedIn, countsOf, implausibleNow } from './state.ts'

/** The numbers beside the criteria. */
export default function Figures() {
  return <AssessmentPage>{(open) => <Form {...open} />}</AssessmentPage>
}

function Form(open: Open) {
  const { view, framework, me, reload } = open
  const saving = useSaving(view, me, reload)
  useChanges(saving)
  const asked = askedIn(open)
  const unlocked = unlockedItems(view, framework, view.systems)
  const keys = asked.map(({ figure, system }) => figureKey(figure.id, system))
  const isOpen = (key: string) => view.editable && (unlocked === null || unlocked.has(key))
  const department = asked.flatMap(({ figure, system }) => (system === null ? [figure] : []))
  const ofSystems = [...new Set(asked.flatMap(({ figure, system }) => (system === null ? [] : [figure])))]
  const { filled, asked: n } = countsOf(open, saving)
  const each = { open, saving, isOpen }

  useEffect(() => {
    nameDocument(t('figures.title'))
    goToHash()
    document.addEventListener('keydown', onEnter)
    return () => document.removeEventListener('keydown', onEnter)
  }, [])

  return (
    <>
      <SaveBar
        saving={saving}
        view={view}
        shows={isOf('figure')}
        progress={
          n > 0 && (
            <span class="save__progress" style={{ '--done': `${(100 * filled) / n}%` }}>
              <Live words={t('figures.filledOf', { n: filled, of: n })} />
            </span>
          )
        }
      />
      <p class="caption section-caption">{quarterTitle(view.period.id)}</p>
      <h1 class="page-title">{t('figures.title')}</h1>
      {n === 0 ? <p class="notice">{t('figures.nothing')}</p> : <p class="lede">{t('figures.lede')}</p>}
      <LockNotice view={view} reload={reload} />
      {view.editable && unlocked !== null && !keys.some(isOpen) && <p class="notice">{t('figures.locked')}</p>}
      {view.editable && n > 0 && (
        <div class="tools no-print">
          <ConfirmAll
            saving={saving}
            keys={keys.filter(isOpen)}
            today={me.today}
            words={(count) => t('figures.confirmAll', { n: count })}
            small
          />
          <a href={excelPage(view.period.id)}>{t('section.excel')}</a>
        </div>
      )}
      <div role="status">
        <ImplausibleList found={implausibleNow(open, saving)} view={view} />
      </div>
      {groupsOf(department).map(({ whole, parts }) => (
        <fieldset key={whole.id} class={`card plain ${style.group}`}>
          <legend class="govuk-visually-hidden">{whole.label[language]}</legend>
          <One {...each} figure={whole} />
          {parts.map((figure) => (
            <div key={figure.id} class={style.part}>
              <One {...each} figure={figure} whole={department.find(({ id }) => id === figure.of)} />
            </div>
          ))}
        </fieldset>
      ))}
      {ofSystems.length > 0 && <OfSystems {...each} figures={ofSystems} asked={new Set<string>(keys)} />}
      <div class="ways no-print">
        <ToWhole view={view} filled />
      </div>
    </>
  )
}

type Each = { open: Open; saving: Saving; isOpen: (key: string) => boolean }

/** One figure of the department: its number, and what it is a share of. */
function One({ open, saving, isOpen, figure, whole }: Each & { figure: Figure; whole?: Figure | undefined }) {
  const key = figureKey(figure.id, null)
  const value = saving.shown(key)?.value
  const share = whole ? shareOf(value, saving.shown(figureKey(whole.id, null))?.value) : null
  return (
    <div class={style.figure}>
      <Entry {...{ open, saving, isOpen, figure }} system={null} label={labelOf(figure)} hint={figure.hint[language]} />
      {whole && share !== null && (
        <p class={style.beside}>
          <Live words={t('figures.share', { share: percent(share), whole: whole.label[language] })} />
        </p>
      )}
    </div>
  )
}

const labelOf = ({ label, unit }: Figure): string =>
  unit === 'money' ? t('figures.inDong', { label: label[language] }) : label[language]

type EntryProps = Each & {
  figure: Figure
  system: string | null
  label: string
  hint?: string
  hiddenLabel?: boolean
}

/** The field, with what an earlier period offers or told, and a conflict over it. */
function Entry({ open: { view }, saving, isOpen, figure, system, ...field }: EntryProps) {
  const key = figureKey(figure.id, system)
  const conflict = saving.conflict(key)
  const disabled = !isOpen(key) || conflict !== undefined
  const told = view.figures.find((each) => each.figure === figure.id && each.system === system)
  const unconfirmed = saving.unconfirmed(key) !== undefined
  return (
    <>
      <FigureInput
        key={saving.epoch(key)}
        saving={saving}
        figure={figure}
        system={system}
        disabled={disabled}
        year={yearOf(view.period.id)}
        {...field}
      />
      <ToConfirm saving={saving} keys={[key]} today="" name={field.label} disabled={disabled}>
        {unconfirmed && !disabled && (
          <button
            type="button"
            class="link-button no-print"
            onClick={() => {
              const before = saving.item(key)
              const blank = { kind: 'figure', figure: figure.id, system, value: null, blank: true } as const
              saving.click([before ?? { ...blank, blank: false }], [blank])
            }}
          >
            {t('figures.leaveBlank')}
            <span class="govuk-visually-hidden"> {field.label}</span>
          </button>
        )}
      </ToConfirm>
      {told?.quarters && unconfirmed && (
        <p class={style.beside}>
          {t('figures.quarters', {
            parts: told.quarters
              .map(({ period, value }) => `${quarterShort(period)}: ${figureValue(figure.unit, value)}`)
              .join('; '),
          })}
        </p>
      )}
      {told?.previous && (
        <p class={style.beside}>
          {t('figures.previous', {
            quarter: quarterShort(told.previous.period),
            value: figureValue(figure.unit, told.previous.value),
          })}
        </p>
      )}
      {conflict && <Conflict saving={saving} conflict={conflict} systems={view.systems} />}
    </>
  )
}

/** The figures of the systems: a row each. */
function OfSystems({ figures, asked, ...each }: Each & { figures: readonly Figure[]; asked: ReadonlySet<string> }) {
  const { systems } = each.open.view
  const rows = systems.filter(({ id }) => figures.some((figure) => asked.has(figureKey(figure.id, id))))
  return (
    <section aria-labelledby="figures-systems">
      <h2 class="section-title" id="figures-systems">
        {t('figures.systems')}
      </h2>
      <dl class={style.hints}>
        {figures.map((figure) => (
          <Hint key={figure.id} title={labelOf(figure)}>
            {figure.hint[language]}
          </Hint>
        ))}
      </dl>
      <table class={`govuk-table cards ${style.table}`} aria-labelledby="figures-systems">
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">
              {t('figures.system')}
            </th>
            {figures.map((figure) => (
              <th key={figure.id} scope="col" class="govuk-table__header">
                {labelOf(figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((system) => (
            <tr key={system.id} class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                {formName(system, systems)}
              </th>
              {figures.map((figure) => (
                <td key={figure.id} class="govuk-table__cell" data-label={labelOf(figure)}>
                  {asked.has(figureKey(figure.id, system.id)) && (
                    <div>
                      <Entry
                        {...each}
                        figure={figure}
                        system={system.id}
                        label={t('figures.of', { label: labelOf(figure), system: formName(system, systems) })}
                        hiddenLabel
                      />
                    </div>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Hint = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </>
)

/** Enter leads to the next number. */
function onEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[id^="figures/"]:not(:disabled)')]
  const at = fields.indexOf(event.target)
  if (at < 0) return
  event.preventDefault()
  const next = fields[at + 1] ?? document.querySelector<HTMLElement>('.ways .govuk-button')
  next?.focus()
}
