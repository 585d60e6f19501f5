/** Bodies that the law asks a report to name: owners (chủ quản), their specialised units (đơn vị chuyên trách) and operators (đơn vị vận hành). Pure. */
import type { BodyInput } from './wire/body.ts'

export type { BodyRole } from './enums.ts'
export type { BodyInput, BodyPatch } from './wire/body.ts'
/** A body as the API answers it. */
export type Body = BodyInput & { id: string }

/** What may still be blank of a body. */
export const BODY_ITEMS = ['unitId', 'functions', 'head', 'post', 'address', 'phone', 'email'] as const
export type BodyItem = (typeof BODY_ITEMS)[number]

/**
 * What the yearly report lacks of a body (Decree 331/2026 form 08 section 2, Art. 36.1). The document on its functions may be
 * blank of one that is an owner alone; only an owner has a specialised unit.
 */
export function blankItems(body: Omit<BodyInput, 'name'>): BodyItem[] {
  const isAsked = (item: BodyItem): boolean => {
    if (item === 'unitId') return body.roles.includes('owner')
    if (item === 'functions') return body.roles.some((role) => role !== 'owner')
    return true
  }
  return BODY_ITEMS.filter((item) => isAsked(item) && body[item] === null)
}
