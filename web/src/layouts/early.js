/**
 * In the head of every page: asks the API at once for what the page begins with, and then for the framework that the
 * answer names, while styles and modules are still on their way. `lib/early.ts` takes the answers.
 */
{
  const asked = new URLSearchParams(location.search)
  const url = new URL('{url}', location.origin)
  if (url.pathname === '/api/start') {
    for (const name of ['period', 'accepted']) if (asked.get(name)) url.searchParams.set(name, asked.get(name))
  }
  const answers = new Map()
  const ask = (to) => {
    const headers = { accept: 'application/json', 'accept-language': document.documentElement.lang }
    const answer = fetch(to, { headers }).then(async (answer) => ({
      answer,
      json: await answer.json().catch(() => null),
    }))
    answers.set(to, answer)
    return answer
  }
  window.early = { first: url.pathname + url.search, answers }
  ask(early.first)
    .then(
      ({ json }) =>
        json?.framework &&
        ask(`/api/frameworks/${encodeURIComponent(json.framework.id)}?sha256=${json.framework.sha256}`),
    )
    .catch(() => {})
}
