/** Changes somebody else's account; a password that is set is a temporary one, until `passwordExpiresAt`. */
import type { User } from '../../../api/domain/user.ts'
import { api } from '../lib/api.ts'
import type { AnswerOf } from '../lib/routes.ts'

export const patchUser = ({ username }: User, json: object): Promise<AnswerOf<'$patch', '/api/users/:username'>> =>
  api.patch('/api/users/:username', { param: { username }, json })
