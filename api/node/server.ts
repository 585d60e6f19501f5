/** One listening port, and the way to stop it that loses no request. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { commands } from '../messages/commands.ts'
import { isCode } from './data-folder.ts'
import { Refusal } from './refusal.ts'

export type Handler = (request: Request, bindings: HttpBindings) => Response | Promise<Response>

/** Stands for a `Host` that HTTP/1.0 may leave out. No page is served under it (RFC 2606 §2), so that no write comes from one. */
const NO_HOST = 'host.invalid'

export type Listening = {
  /** As typed into a browser; the first is the nearest. */
  urls: string[]
  /** Takes no more connections, lets requests in flight finish for at most `grace` milliseconds, then resolves. */
  stop: (grace: number) => Promise<void>
}

/** @throws Refusal when the port or address cannot be had */
export async function listen(fetch: Handler, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
    hostname: NO_HOST,
  }) as Server
  const stop = stopper(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        isCode(error, 'EADDRINUSE')
          ? new Refusal(commands.portTaken, { port })
          : new Refusal(commands.cannotListen, { host, port, error: error.message }),
      ),
    )
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return { urls: urlsOf(host, typeof address === 'object' && address ? address.port : port), stop }
}

/** Node closes connections kept alive only after their timeout; a browser's unused ones would hold the process up. */
function stopper(server: Server): Listening['stop'] {
  const idle = new Set<Socket>()
  let stopping = false
  server.on('connection', (socket) => {
    idle.add(socket)
    socket.once('close', () => idle.delete(socket))
  })
  server.prependListener('request', (request, response) => {
    idle.delete(request.socket)
    response.once('close', () => {
      if (stopping) request.socket.end()
      else idle.add(request.socket)
    })
  })
  return (grace) => {
    stopping = true
    return new Promise((resolve) => {
      const bound = setTimeout(() => server.closeAllConnections(), grace)
      server.close(() => {
        clearTimeout(bound)
        resolve()
      })
      for (const socket of idle) socket.destroy()
    })
  }
}

function urlsOf(host: string, port: number): string[] {
  const everywhere = host === '0.0.0.0' || host === '::'
  const others = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal)
  const hosts = everywhere
    ? ['localhost', ...others.map((each) => each.address)]
    : [host.includes(':') ? `[${host}]` : host]
  return hosts.map((each) => `http://${each}:${port}`)
}
