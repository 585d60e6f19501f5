/** What a page keeps in its query string, so that a reload, a bookmark and the other language show the same. */
import { useState } from 'preact/hooks'

export const fromQuery = (name: string): string => new URLSearchParams(location.search).get(name) ?? ''

/** Changes parameters in the address without a new entry in the history; an empty value takes one out. */
export function toQuery(values: Record<string, string>): void {
  const query = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(values)) {
    if (value === '') query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  history.replaceState(history.state, '', location.pathname + (text && `?${text}`) + location.hash)
}

/** A state that lives in the query string. */
export function useQuery(name: string): [value: string, set: (value: string) => void] {
  const [value, setValue] = useState(() => fromQuery(name))
  const set = (next: string) => {
    toQuery({ [name]: next })
    setValue(next)
  }
  return [value, set]
}

/** `to` with the parameters that have a value: `filing?period=2024-Q1`. */
export function withQuery(to: string, values: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString()
  return query === '' ? to : `${to}?${query}`
}
