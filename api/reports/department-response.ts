import type { Context } from 'hono'
import type { Key } from '../../db/queries/assessments.ts'
import type { AppEnv } from '../deps.ts'
export async function departmentReportResponse(_c: Context<AppEnv>, _key: Key): Promise<Response> {
  throw new Error('pending')
}
