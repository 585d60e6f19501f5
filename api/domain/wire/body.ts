/** What is stated of a body. */
import { z } from 'zod'
import { BODY_ROLES } from '../enums.ts'
import { LIMITS } from '../limits.ts'
import { isEmail } from '../text.ts'
import { few, line } from './text.ts'

export const BodyRole = z.enum(BODY_ROLES)
/** No more than what tells an address from something else: whether it exists, only a letter can tell. */

const required = {
  name: line(LIMITS.body),
  roles: few(BodyRole, BODY_ROLES.length, 1).transform((roles) => BODY_ROLES.filter((role) => roles.includes(role))),
}

/**
 * `unitId`: the owner's specialised unit, a body. `functions`: the document that lays down functions, duties and powers.
 * `head`, `post`: who represents it, as what.
 */
const details = z
  .object({
    unitId: line(LIMITS.id).nullable(),
    functions: line(LIMITS.functions).nullable(),
    head: line(LIMITS.person).nullable(),
    post: line(LIMITS.title).nullable(),
    address: line(LIMITS.address).nullable(),
    phone: line(LIMITS.phone).nullable(),
    email: line(LIMITS.email).refine(isEmail, 'email').nullable(),
  })
  .partial()

const NO_DETAILS = {
  unitId: null,
  functions: null,
  head: null,
  post: null,
  address: null,
  phone: null,
  email: null,
}

/** A new body. A client may choose its id (a UUID), so that sending it again makes nothing more. */
export const BodyCreation = z
  .strictObject({ id: z.uuid().optional(), ...required, ...details.shape })
  .transform((input) => ({ ...NO_DETAILS, ...input }))

/** A change of some fields. */
export const BodyPatch = z.strictObject({ ...required, ...details.shape }).partial()

export type BodyInput = {
  [K in Exclude<keyof z.output<typeof BodyCreation>, 'id'>]-?: Exclude<z.output<typeof BodyCreation>[K], undefined>
}
export type BodyPatch = z.output<typeof BodyPatch>
