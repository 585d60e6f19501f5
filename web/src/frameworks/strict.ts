/** Which systems must use a dedicated product, in words. */
import type { Strict } from '../../../api/domain/strict.ts'
import { number } from '../lib/format.ts'
import { t } from '../lib/t.ts'

const KINDS = ['internal', 'public', 'infrastructure', 'industrial', 'other'] as const
const isKind = (kind: string): kind is (typeof KINDS)[number] => (KINDS as readonly string[]).includes(kind)

/** `hệ thống phục vụ người dân, doanh nghiệp, có dữ liệu của từ 10.000 người`. */
export const saidOfStrict = ({ kinds = [], secret, subjectsFrom }: Strict): string =>
  [
    ...(kinds.length > 0 ? [kinds.map((kind) => (isKind(kind) ? t(`systemKind.${kind}`) : kind)).join(', ')] : []),
    ...(secret ? [t('strict.secret')] : []),
    ...(subjectsFrom === undefined ? [] : [t('strict.subjects', { n: number(subjectsFrom) })]),
  ].join(t('strict.and'))
