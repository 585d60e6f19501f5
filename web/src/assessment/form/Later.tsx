import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A part of the page that is rare: its script is fetched when it is shown. Nothing stands in its place until then. */
export function Later<P extends object>({ load, ...props }: P & { load: () => Promise<ComponentType<P>> }) {
  const [Part, set] = useState<ComponentType<P> | null>(null)
  useEffect(() => {
    load().then(
      (part) => set(() => part),
      () => {},
    )
  }, [])
  return Part && <Part {...(props as unknown as P)} />
}
