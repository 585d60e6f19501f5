/** A framework of another shape than any law's: other sections, other levels, an order that no sorting gives. */
import type { Criterion, Framework } from '../../api/domain/framework.ts'

const both = (vi: string) => ({ vi, en: `${vi} (en)` })

export const criterion = (id: string, section: string, more: Partial<Criterion> = {}): Criterion => ({
  id,
  section,
  scope: 'department',
  fromLevel: 2,
  text: both(`Yêu cầu ${id}`),
  evidence: both('Minh chứng'),
  confidence: 'sourced',
  ...more,
})

/** Levels 2, 4 and 7; sections `B` (with `B.10` before `B.9`) and `A`; the higher criterion before the lower. */
export const OTHER: Framework = {
  id: 'khac',
  version: '7',
  title: both('Bộ tiêu chí khác'),
  legalBasis: [{ code: '01/2030/NĐ-CP', title: both('Nghị định'), issued: null }],
  levels: [2, 4, 7].map((level) => ({ level, name: both(`Bậc ${level}`) })),
  sections: [
    {
      id: 'B',
      title: both('Bê'),
      children: [
        { id: 'B.10', title: both('Mười') },
        { id: 'B.9', title: both('Chín') },
      ],
    },
    { id: 'A', title: both('A'), children: [] },
  ],
  criteria: [
    criterion('z', 'A', { fromLevel: 7 }),
    criterion('y', 'B.9', {
      scope: 'system',
      fromLevel: 4,
      variants: { 7: both('Chặt hơn') },
      clause: { 4: '4.1', 7: '7.1' },
    }),
    criterion('x', 'B.10', { scope: 'system' }),
    criterion('w', 'B.10', { fromLevel: 4 }),
  ],
}
