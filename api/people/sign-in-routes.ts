/** Signing in and out. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../deps.ts'
import { LIMITS } from '../domain/limits.ts'
import { short } from '../domain/wire/text.ts'
import { valid } from '../http/valid.ts'
import { signIn, signOut } from './sign-in.ts'

const Credentials = z.object({
  username: short(LIMITS.signInName).min(1),
  password: short(LIMITS.signInPassword).min(1),
})

export const authRoutes = new Hono<AppEnv>()
  .post('/sign-in/username', valid(Credentials), async (c) => {
    const { username, password } = c.req.valid('json')
    await signIn(c, { username: username.trim(), password })
    return c.json({ signedIn: true })
  })

  .post('/sign-out', async (c) => {
    await signOut(c)
    return c.json({ signedIn: false })
  })
