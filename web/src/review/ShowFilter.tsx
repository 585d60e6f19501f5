import { linesOf, narrowed, type SectionReading, type Show } from '../assessment/compare.ts'
import { useQuery } from '../lib/query.ts'
import { t } from '../lib/t.ts'
import { Radios } from '../ui/index.ts'

const isShow = (text: string): text is Show => text === 'changed' || text === 'gaps' || text === 'met'

/** Which answers are shown, kept in the address. @param otherwise where it does not say */
export function useShow(otherwise: Show): [Show, (show: Show) => void] {
  const [show, setShow] = useQuery('show')
  return [isShow(show) ? show : show === ALL ? '' : otherwise, (next) => setShow(next || ALL)]
}

const ALL = 'all'

type Props = {
  sections: readonly SectionReading[]
  hasBefore: boolean
  show: Show
  onShow: (show: Show) => void
}

export function ShowFilter({ sections, hasBefore, show, onShow }: Props) {
  const count = (which: Show) => linesOf(narrowed(sections, which)).length
  const option = (value: Show, label: `filing.show.${'all' | 'changed' | 'gaps' | 'met'}`) => ({
    value: value || ALL,
    label: t(label, { n: count(value) }),
  })
  return (
    <div class="show-filter no-print">
      <Radios
        name="show"
        label={t('filing.show')}
        inline
        value={show || ALL}
        onValue={(value) => onShow(isShow(value) ? value : '')}
        options={[
          option('', 'filing.show.all'),
          ...(hasBefore ? [option('changed', 'filing.show.changed')] : []),
          option('gaps', 'filing.show.gaps'),
          option('met', 'filing.show.met'),
        ]}
      />
    </div>
  )
}
