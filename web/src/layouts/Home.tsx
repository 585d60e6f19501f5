import type { ComponentType } from 'preact'
import { useLoad } from '../lib/load.ts'
import { getMe, isCoordinator, type Me } from '../lib/me.ts'
import { Load } from '../ui/index.ts'

type Desk = { me: Me; View: ComponentType<{ me: Me }> }

/** One address, two desks: only the code of one's own is fetched. */
export default function Home() {
  const desk = useLoad(async (): Promise<Desk> => {
    const me = await getMe()
    const { default: View } = isCoordinator(me)
      ? await import('../rollup/CoordinatorHome.tsx')
      : await import('../assessment/DepartmentHome.tsx')
    return { me, View }
  })
  return <Load state={desk}>{({ me, View }) => <View me={me} />}</Load>
}
