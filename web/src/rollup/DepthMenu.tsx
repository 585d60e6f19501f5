import { DETAILS } from '../../../api/domain/detail.ts'
import { useMenu } from '../lib/menu.ts'
import { t } from '../lib/t.ts'

/** The workbook in its three depths, beside the button that takes it whole. */
export function DepthMenu({ file, filter }: { file: string; filter: Record<string, string> }) {
  const box = useMenu()
  return (
    <details class="depths no-print" ref={box}>
      <summary>{t('overview.depths')}</summary>
      <ul>
        {DETAILS.map((detail) => (
          <li key={detail}>
            <a href={`${file}?${new URLSearchParams({ ...filter, detail })}`} download>
              {t(`overview.depth.${detail}`)}
            </a>
            <p>{t(`overview.depthText.${detail}`)}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
