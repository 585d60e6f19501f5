/** Sentences in the caller's language; Vietnamese unless English is asked for. */
import { fill } from '../domain/fill.ts'
import type { Language } from '../domain/framework.ts'
import type { Reason } from '../domain/health.ts'
import { dayOf, timeOf } from '../domain/period.ts'
import { en } from './en.ts'
import { type Messages, vi } from './vi.ts'

export type { FieldCode, Messages, ProblemCode } from './vi.ts'

const all: Record<Language, Messages> = { vi, en }

export const messages = (language: Language): Messages => all[language]

/** The first of Vietnamese and English that an Accept-Language header names (RFC 9110 §12.5.4); Vietnamese if neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const range of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = range.trim().split(/[-;]/)[0]
    if (tag === 'vi' || tag === 'en') return tag
  }
  return 'vi'
}

/** A time to wait in a sentence, rounded up: seconds to a minute, then minutes. */
export function sayWait({ wait }: Messages, seconds: number): string {
  const [one, many, n] =
    seconds < 60 ? [wait.second, wait.seconds, seconds] : [wait.minute, wait.minutes, Math.ceil(seconds / 60)]
  return fill(n === 1 ? one : many, { n })
}

/** A day in a sentence: `2024-03-05` as `5/3/2024`. */
export const sayDay = (day: string): string => day.split('-').reverse().map(Number).join('/')

/** An instant in a sentence: `01:15 ngày 5/3/2024`, in Asia/Ho_Chi_Minh. */
export const sayAt = ({ at }: Messages, instant: string): string => {
  const when = new Date(instant)
  return fill(at, { time: timeOf(when), day: sayDay(dayOf(when)) })
}

/** Bytes in a sentence: in MB, from 10 GB on in GB. */
const saySize = (bytes: number): string =>
  bytes < 1e10 ? `${Math.floor(bytes / 1e6)} MB` : `${Math.floor(bytes / 1e9)} GB`

/** What is the matter with the service, and what to do. */
export function sayReason(language: Language, reason: Reason): string {
  const words = messages(language)
  return fill(words.health[reason.code], {
    ...('free' in reason && { free: saySize(reason.free), alarmBelow: saySize(reason.alarmBelow) }),
    ...('at' in reason && { at: sayAt(words, reason.at) }),
    ...('hours' in reason && { hours: reason.hours }),
  })
}
