/** The numbers that departments of the demo give beside their answers: they fit each other, and here and there one is not known. */
import { askedFigures, numberOfDay } from '../../domain/figures.ts'
import type { FiledFigure } from '../../domain/filed-figure.ts'
import { addDays } from '../../domain/period.ts'
import type { System } from '../../domain/system.ts'
import { type DemoPeriod, workday } from './calendar.ts'
import { between, chance } from './random.ts'
import type { Member, World } from './world.ts'

type Asked = { world: World; member: Member; period: DemoPeriod; systems: readonly System[] }

/** Of those who file, so many do not know a number that they are asked for. */
const UNKNOWN = 0.08

/** Every figure that is asked, in the framework's order. */
export function numbersAt({ world, member, period, systems }: Asked): FiledFigure[] {
  const seed = `figures/${member.code}`
  const draw = (name: string, low: number, high: number) => between(`${seed}/${name}`, low, high)
  const staff = member.kind === 'commune' ? draw('staff', 28, 64) : draw('staff', 42, 210)
  const security = draw('security', 1, 4)
  const operators = draw('operators', 2, 6)
  const computers = staff + draw('computers', -6, 20)
  const guarded = computers - draw('guarded', 0, 3) * draw('guarded2', 0, 4)
  const incidents = chance(`${seed}/${period.id}/incident`, 0.12) ? between(`${seed}/${period.id}/n`, 1, 2) : 0
  const projects = draw('projects', 4, 60) * 50_000_000
  const year = period.kind === 'year' ? 4 : 1
  const ofDepartment: Record<string, number> = {
    'staff-total': staff,
    'staff-aware': Math.min(staff, Math.round((staff * draw('aware', 55, 100)) / 100)),
    'staff-security': security,
    'staff-security-fulltime': Math.min(security, draw('fulltime', 0, 1)),
    'operators-level3': operators,
    'operators-level3-certified': Math.min(operators, draw('certified', 0, 3)),
    drills: draw('drills', 1, 2),
    computers,
    'computers-protected': guarded,
    'computers-central': Math.min(guarded, Math.round((guarded * draw('central', 30, 100)) / 100)),
    incidents: incidents * year,
    'incidents-serious': 0,
    'incidents-in-time': incidents * year,
    'budget-projects': projects,
    'budget-security': Math.round((projects * draw('security-share', 8, 22)) / 100 / 1_000_000) * 1_000_000,
  }
  const ofSystem = (figure: string, system: string): number | null => {
    const found = between(`${seed}/${system}/${period.id}/found`, 0, 3) * year
    if (figure === 'findings-serious') return found
    if (figure === 'findings-serious-open') return Math.min(found, between(`${seed}/${system}/open`, 0, 1))
    const day = workday(addDays(period.opensOn, -between(`${seed}/${system}/risk`, 60, 400)))
    return figure === 'last-risk-assessment' ? numberOfDay(day) : null
  }
  return askedFigures(world.framework, period.kind, systems).map(({ figure: { id }, system }) => ({
    figure: id,
    system,
    value: chance(`${seed}/${id}/${system ?? ''}/${period.id}/unknown`, UNKNOWN)
      ? null
      : system === null
        ? (ofDepartment[id] ?? null)
        : ofSystem(id, system),
  }))
}
