import type { Context } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { ReadRollup } from '../routes/rollup.ts'
export async function provinceReportResponse(_c: Context<AppEnv>, _r: ReadRollup): Promise<Response> {
  throw new Error('pending')
}
export async function workbookResponse(_c: Context<AppEnv>, _r: ReadRollup): Promise<Response> {
  throw new Error('pending')
}
