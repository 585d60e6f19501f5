/** Bodies as the yearly report finds them: by their id, or by the name that was typed; as they are, and as they were on a day. Pure. */
import { type Body, type BodyItem, blankItems } from '../body.ts'
import type { BodyRole } from '../enums.ts'
import { searchable } from '../search.ts'
import { inVietnamese } from '../text.ts'
import type { Predecessor } from '../wire/predecessor.ts'
import type { NamedBody } from './types.ts'

/** What a body was called and which unit it had from a day on. */
export type BodyThen = Pick<Body, 'name' | 'unitId'> & { id: string; from: string }
export type Found = { id: string | null; name: string }

/** One spelling of a name, to compare it by: whatever its case and tone marks, a People's Committee by its abbreviation. */
export const nameKey = (name: string): string => searchable(name).replace(/(?<=^| )uy ban nhan dan(?= |$)/g, 'ubnd')

const BLANK = { functions: null, head: null, post: null, address: null, phone: null, email: null }

export class Bodies {
  readonly #byId: ReadonlyMap<string, Body>
  readonly #byName: ReadonlyMap<string, Body>
  readonly #history = new Map<string, BodyThen[]>()
  readonly #predecessor: Predecessor

  /** @param history oldest first */
  constructor(bodies: readonly Body[], history: readonly BodyThen[], predecessor: Predecessor) {
    this.#byId = new Map(bodies.map((body) => [body.id, body]))
    this.#byName = new Map(bodies.map((body) => [nameKey(body.name), body]))
    for (const then of history) this.#history.set(then.id, [...(this.#history.get(then.id) ?? []), then])
    this.#predecessor = predecessor
  }

  find = (id: string | null): Body | undefined => (id === null ? undefined : this.#byId.get(id))
  named = (name: string): Body | undefined => this.#byName.get(nameKey(name))

  /** The body that is chosen, else the one whose name was typed, else the name alone; null where neither is there. */
  of(id: string | null, typed: string | null): Found | null {
    const body = this.find(id) ?? (typed === null ? undefined : this.named(typed))
    return body ?? (typed === null ? null : { id: null, name: typed })
  }

  /** As the report prints it. */
  told(found: Found): NamedBody {
    const { name, functions, head, post, address, phone, email } = this.find(found.id) ?? { ...BLANK, ...found }
    return { id: found.id, name, functions, head, post, address, phone, email }
  }

  /** The specialised unit of an owner. */
  unitOf = (owner: Found): Body | undefined => this.find(this.find(owner.id)?.unitId ?? null)

  /** What is blank of a body in the roles that it has in the report; of one that is in no list all that is asked. */
  blank({ id, name }: Found, roles: readonly BodyRole[]): BodyItem[] {
    return blankItems({ ...BLANK, unitId: null, ...(this.find(id) ?? { name }), roles: [...roles] })
  }

  /** What an owner, or its unit, was called on a day; before the first day that is known of it, as it was on that. */
  ownerOn = (owner: Found, day: string): string => this.#on(owner.id, day)?.name ?? owner.name

  unitOn(owner: Found, day: string): string | null {
    const then = this.#on(owner.id, day)
    const unitId = then?.unitId ?? this.find(owner.id)?.unitId ?? null
    const isKnown = then !== undefined && then.from <= day
    if (!isKnown && day < this.#predecessor.before) return this.#predecessor.unit
    return unitId === null ? null : (this.#on(unitId, day)?.name ?? this.find(unitId)?.name ?? null)
  }

  #on(id: string | null, day: string): BodyThen | undefined {
    const history = id === null ? [] : (this.#history.get(id) ?? [])
    return history.findLast(({ from }) => from <= day) ?? history[0]
  }
}

/** The order of bodies in the report: the province's own owner first, then by name; who has none last. */
export const ownersInOrder =
  (main: string | null) =>
  (a: Found | null, b: Found | null): number => {
    if (!a || !b) return Number(!a) - Number(!b)
    return (
      Number(b.id !== null && b.id === main) - Number(a.id !== null && a.id === main) || inVietnamese(a.name, b.name)
    )
  }
