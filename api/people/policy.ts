/** The settings of sessions and temporary passwords, read by both homes from their environment. */

export type AccountPolicy = {
  /** After so long without a request a session is over. */
  idleMinutes: number
  /** How long a password given by somebody else can be used before it is changed. */
  temporaryDays: number
}

/** A session ends after so long, whatever is done in it. */
export const SESSION_HOURS = 12

type Bounds = { least: number; most: number; otherwise: number }

/** The variables, what each may be (whole numbers), and what it is when it is not set. */
export const POLICY_VARIABLES = {
  SESSION_IDLE_MINUTES: { least: 5, most: SESSION_HOURS * 60, otherwise: 60 },
  TEMPORARY_PASSWORD_DAYS: { least: 1, most: 90, otherwise: 7 },
} as const satisfies Record<string, Bounds>

export type PolicyVariable = keyof typeof POLICY_VARIABLES

/**
 * @param refuse makes the error of a value that cannot be
 * @throws what `refuse` makes
 */
export function readPolicy(
  env: Partial<Record<PolicyVariable, string | undefined>>,
  refuse: (name: PolicyVariable, value: string, allowed: string) => Error,
): AccountPolicy {
  const whole = (name: PolicyVariable): number => {
    const { least, most, otherwise } = POLICY_VARIABLES[name]
    const text = env[name]
    if (!text) return otherwise
    const value = Number(text)
    if (!/^\d{1,6}$/.test(text) || value < least || value > most) throw refuse(name, text, `${least}…${most}`)
    return value
  }
  return { idleMinutes: whole('SESSION_IDLE_MINUTES'), temporaryDays: whole('TEMPORARY_PASSWORD_DAYS') }
}
