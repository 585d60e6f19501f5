/** Messages while the site is built (in .astro files). The pages' scripts read theirs from the page instead: src/lib/t.ts. */
import { fill } from '../../../api/domain/fill.ts'
import type { Language } from '../../../api/domain/framework.ts'
import { en } from './en.ts'
import type { Area, Key, Messages, Translate } from './messages.ts'
import { vi } from './vi.ts'

const LANGUAGES: Record<Language, Messages> = { vi, en }

/** The paths of every page in both languages: Vietnamese at the root, English under /en. */
export const bothLanguages = () => [{ params: { lang: undefined } }, { params: { lang: 'en' } }]

export const languageOf = (lang: string | undefined): Language => (lang === 'en' ? 'en' : 'vi')

export function translator(language: Language): Translate {
  const all: Record<string, string> = Object.assign({}, ...Object.values(LANGUAGES[language]))
  return (key: Key, params) =>
    fill(all[key] ?? key, params, (n) => n.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB'))
}

/** What a page embeds for its script; `<` is escaped so that no message can end the script element. */
export const embedded = (language: Language, areas: readonly Area[]): string =>
  JSON.stringify(Object.assign({}, ...areas.map((area) => LANGUAGES[language][area]))).replaceAll('<', '\\u003c')
