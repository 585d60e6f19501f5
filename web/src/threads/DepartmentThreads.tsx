import { useLoad } from '../lib/load.ts'
import type { AskedProps } from './asked-props.ts'

/** What the coordinator asks and has not closed, to be answered in its place; nothing is asked of what was never filed. */
export function DepartmentThreads(props: AskedProps) {
  return props.view.revision === 0 ? null : <Later {...props} />
}

function Later(props: AskedProps) {
  const state = useLoad(() => import('./AskedThreads.tsx'))
  if (state.status !== 'ready') return null
  const { AskedThreads } = state.data
  return <AskedThreads {...props} />
}
