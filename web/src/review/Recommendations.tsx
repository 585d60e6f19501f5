import { type Content, recommendationsOf } from '../assessment/compare.ts'
import { t } from '../lib/t.ts'
import { Tag } from '../ui/index.ts'

export function Recommendations({ content, before }: { content: Content; before: Content | null }) {
  const lines = recommendationsOf(content, before)
  return (
    <section aria-labelledby="recommendations-title">
      <h2 class="section-title" id="recommendations-title" tabIndex={-1}>
        {t('filing.recommendations')}
      </h2>
      {lines.length === 0 && <p>{t('filing.noRecommendations')}</p>}
      <ul class="reviewed-recommendations">
        {lines.map(({ id, category, text, mark, before: former }) => (
          <li key={id}>
            <b>{t(`category.${category}`)}</b>{' '}
            {mark && (
              <Tag tone={mark === 'new' ? 'note' : 'na'}>{t(mark === 'new' ? 'filing.new' : 'filing.removed')}</Tag>
            )}
            {former !== null && <Tag tone="note">{t('filing.changed')}</Tag>}
            <p class="prose">{mark === 'removed' ? <s>{text}</s> : text}</p>
            {former !== null && (
              <div class="former">
                <h4>{t('filing.formerWords')}</h4>
                <p class="prose">
                  {former.category !== category && `${t(`category.${former.category}`)}: `}
                  {former.text}
                </p>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
