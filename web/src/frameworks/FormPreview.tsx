import { useState } from 'preact/hooks'
import { clause, leaves, wording } from '../../../api/domain/criteria.ts'
import type { Criterion, Framework } from '../../../api/domain/framework.ts'
import { strictAt } from '../../../api/domain/strict.ts'
import { number } from '../lib/format.ts'
import { language, t } from '../lib/t.ts'
import { Select } from '../ui/index.ts'
import style from './Frameworks.module.scss'
import { saidOfStrict } from './strict.ts'

/** The form as a department has it whose highest level this is, to be read. */
export function FormPreview({ document, heading: Heading = 'h2' }: { document: Framework; heading?: 'h2' | 'h3' }) {
  const levels = document.levels.map(({ level }) => String(level))
  const [chosen, setChosen] = useState(levels.includes('2') ? '2' : (levels[0] ?? ''))
  const level = Number(chosen)
  const asked = document.criteria.filter(({ fromLevel }) => fromLevel <= level)
  const sections = leaves(document)
    .map((leaf) => ({ ...leaf, criteria: asked.filter(({ section }) => section === leaf.id) }))
    .filter(({ criteria }) => criteria.length > 0)
  const figures = (document.figures ?? []).filter(({ levels: of }) => !of || of.includes(level))
  return (
    <>
      <Select
        name="level"
        label={t('frameworks.level')}
        empty={false}
        value={chosen}
        onValue={setChosen}
        options={document.levels.map(({ level: n, name }) => ({ value: String(n), label: name[language] }))}
      />
      <p role="status">
        {t('frameworks.formAsks', {
          criteria: number(asked.length),
          sections: number(sections.length),
          figures: number(figures.length),
        })}
      </p>
      {sections.map(({ id, title, parent, criteria }) => (
        <section key={id} aria-labelledby={`s-${id}`}>
          <Heading class={style.section} id={`s-${id}`}>
            {id}. {title[language]}
            {parent && <span class="soft small"> {parent.title[language]}</span>}
          </Heading>
          <ol class={style.list}>
            {criteria.map((criterion) => (
              <Question key={criterion.id} criterion={criterion} level={level} />
            ))}
          </ol>
        </section>
      ))}
      {figures.length > 0 && (
        <section aria-labelledby="figures-title">
          <Heading class={style.section} id="figures-title">
            {t('frameworks.column.figures')}
          </Heading>
          <ul class={style.list}>
            {figures.map(({ id, label, hint, scope, askedIn }) => (
              <li key={id} class={style.line}>
                <p>{label[language]}</p>
                <p class="small soft">
                  {[t(`frameworks.scope.${scope}`), t(`frameworks.askedIn.${askedIn}`), hint[language]].join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Question({ criterion, level }: { criterion: Criterion; level: number }) {
  const { id, scope, evidence, hint, basis, ifNothing, nothing } = criterion
  const strict = strictAt(criterion, level)
  const helps: [string, string][] = [
    [t('criterion.evidence'), evidence[language]],
    ...(hint ? ([[t('criterion.hint'), hint[language]]] as [string, string][]) : []),
    ...(basis ? ([[t('criterion.basis'), t(`criterion.basis.${basis}`)]] as [string, string][]) : []),
    ...(ifNothing && nothing
      ? ([[t('criterion.nothingTitle'), `${t(`status.${ifNothing}`)}: ${nothing[language]}`]] as [string, string][])
      : []),
    ...(strict ? ([[t('strict.title'), strict.map(saidOfStrict).join('; ')]] as [string, string][]) : []),
  ]
  return (
    <li class={style.line}>
      <p class={style.head}>
        <span class="crit__id">{id}</span> <span class="tag">{t(`frameworks.scope.${scope}`)}</span>{' '}
        <span class="soft small">{clause(criterion, level)}</span>
      </p>
      <p>{wording(criterion, level)[language]}</p>
      <dl class="facts small">
        {helps.map(([label, words]) => (
          <>
            <dt key={`${label}-dt`}>{label}</dt>
            <dd key={`${label}-dd`}>{words}</dd>
          </>
        ))}
      </dl>
    </li>
  )
}
