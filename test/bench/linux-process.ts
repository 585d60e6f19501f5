/** What Linux tells of a running process: its memory at most, and its processor time. */
import { readdir, readFile, writeFile } from 'node:fs/promises'

/** Ticks of /proc/…/stat a second, on every Linux there is. */
const TICKS = 100

export type LinuxProcess = {
  /** Milliseconds of processor so far. */
  cpu(): Promise<number>
  /** Forgets how much memory there has been at most. @returns bytes that there are now */
  forgetPeak(): Promise<number>
  /** Bytes. */
  peak(): Promise<number>
}

export function linuxProcess(id: number): LinuxProcess {
  const memory = async (what: 'VmRSS' | 'VmHWM') => {
    const status = await readFile(`/proc/${id}/status`, 'utf8')
    return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024
  }
  return {
    cpu: async () => (await statOf(id)).cpu,
    async forgetPeak() {
      await writeFile(`/proc/${id}/clear_refs`, '5')
      return memory('VmRSS')
    },
    peak: () => memory('VmHWM'),
  }
}

/** The process of that name which this one started. @throws when there is none */
export async function childNamed(name: string): Promise<LinuxProcess> {
  for (const id of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number)) {
    // A process may end while we look.
    const fields = await statOf(id).catch(() => null)
    if (fields?.name === name && fields.parent === process.pid) return linuxProcess(id)
  }
  throw new Error(`no ${name} among the processes: this is measured on Linux`)
}

/** Of /proc/…/stat, the process's name, its parent and the milliseconds of processor that it has used. */
async function statOf(id: number): Promise<{ name: string; parent: number; cpu: number }> {
  const [, name = '', rest = ''] = /\((.*)\) (.*)/.exec(await readFile(`/proc/${id}/stat`, 'utf8')) ?? []
  const fields = rest.split(' ')
  return { name, parent: Number(fields[1]), cpu: ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS }
}

export const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)
