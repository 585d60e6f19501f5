/** What register and answers say of the same fact. */
import { describe, expect, test } from 'vitest'
import { findings } from '../../api/domain/findings.ts'
import type { Framework } from '../../api/domain/framework.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { FRAMEWORK } from '../support/world.ts'

const framework = loadFrameworks(bundled).get(FRAMEWORK) as Framework
type Told = Parameters<typeof findings>[1][number]
const system = (id: string, more: Partial<Told> = {}): Told => ({
  id,
  level: 1,
  dossier: 'approved',
  decisionNo: '12/QĐ',
  decisionDate: '2024-01-31',
  regulationNo: null,
  ...more,
})
const answer = (
  criterion: string,
  system: string | null,
  status: 'met' | 'partial' | 'unmet' | 'notApplicable' | null,
) => ({
  criterion,
  system,
  status,
})
const dossier = framework.criteria.find(({ register }) => register === 'dossier')?.id ?? expect.fail('no criterion')
const regulation =
  framework.criteria.find(({ register }) => register === 'regulation')?.id ?? expect.fail('no criterion')

describe('register and answers', () => {
  test('agree where both say that a dossier is approved, or both that it is not', () => {
    const systems = [system('a'), system('b', { dossier: 'appraised' })]
    const given = [answer(dossier, 'a', 'met'), answer(dossier, 'b', 'partial'), answer(regulation, null, 'met')]
    expect(findings(framework, systems, given)).toEqual([])
    expect(findings(framework, systems, [answer(dossier, 'a', null)])).toEqual([])
    expect(findings(framework, systems, [])).toEqual([])
  })

  test('are named where one says the opposite, system by system', () => {
    const systems = [system('a'), system('b', { dossier: 'appraised' }), system('c', { regulationNo: '7/QĐ' })]
    const given = [
      answer(dossier, 'a', 'unmet'),
      answer(dossier, 'b', 'met'),
      answer(dossier, 'c', 'notApplicable'),
      answer(regulation, null, 'partial'),
    ]
    const rule = 'answerAgainstRegister'
    expect(findings(framework, systems, given)).toEqual(
      expect.arrayContaining([
        { rule, criterion: dossier, system: 'a', register: true },
        { rule, criterion: dossier, system: 'b', register: false },
        { rule, criterion: dossier, system: 'c', register: true },
        { rule, criterion: regulation, system: null, register: true },
      ]),
    )
    expect(findings(framework, systems, given)).toHaveLength(4)
  })

  test('an approval without number or day is named', () => {
    const systems = [
      system('a', { decisionNo: null }),
      system('b', { decisionDate: null }),
      system('c', { dossier: 'submitted', decisionNo: null }),
    ]
    expect(findings(framework, systems, []).map(({ rule, system }) => [rule, system])).toEqual([
      ['decisionMissing', 'a'],
      ['decisionMissing', 'b'],
    ])
  })
})
