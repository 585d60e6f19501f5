import DepartmentHome from '../assessment/DepartmentHome.tsx'
import { useLoad } from '../lib/load.ts'
import { getMe, isCoordinator } from '../lib/me.ts'
import CoordinatorHome from '../rollup/CoordinatorHome.tsx'
import { Load } from '../ui/index.ts'

/** One address, two desks: both in the page's script, for asking for one's own would cost a way there and back. */
export default function Home() {
  const me = useLoad(getMe)
  return (
    <Load state={me}>{(who) => (isCoordinator(who) ? <CoordinatorHome me={who} /> : <DepartmentHome me={who} />)}</Load>
  )
}
