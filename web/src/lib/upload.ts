/** Sending a file. `fetch` does not tell how much of a body is on its way; on a weak line that is what a person wants to know. */
import { AnotherPerson, Offline, refusalOf, urlOf } from './api.ts'
import { belongsToAnother } from './person.ts'
import type { AnswerOf, AskedOf, PathOf } from './routes.ts'
import { language } from './t.ts'

/**
 * Puts a file where the route keeps it.
 * @param onProgress hears how much of it is sent, from 0 to 1
 * @param signal gives it up
 * @throws Refusal, Offline, AnotherPerson
 */
export function putFile<P extends PathOf<'$put'>>(
  route: P,
  asked: AskedOf<'$put', P>,
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<AnswerOf<'$put', P>> {
  if (belongsToAnother()) return Promise.reject(new AnotherPerson())
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', urlOf(route, asked))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', language)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const json = parsed(request.responseText)
      if (request.status < 300) resolve(json as AnswerOf<'$put', P>)
      else reject(refusalOf(request.status, json, (name) => request.getResponseHeader(name)))
    }
    request.onerror = () => reject(new Offline())
    request.onabort = () => reject(new Offline())
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
