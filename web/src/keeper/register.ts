/** Brings the service worker in, once the page is there. Not where the site is reached over plain http: browsers forbid it. */
import { first } from '../lib/early.ts'
import { getStart, starts } from '../lib/start.ts'

export async function register(): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>
  if (!serviceWorker) return
  const came = new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }))
  const controlled = serviceWorker.controller !== null
  await serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  if (controlled || !starts()) return
  const { me, framework } = await getStart()
  if (!me.department) return
  // What this page has begun with was answered before the worker was there.
  await came
  await fetch(first())
  if (framework) await fetch(`/api/frameworks/${encodeURIComponent(framework.id)}?sha256=${framework.sha256}`)
}
