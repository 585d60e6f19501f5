/** The letter to those whose report has not come: who is named where, and by which day. */
import { describe, expect, test } from 'vitest'
import { type Reminder, reminder } from '../../api/reports/reminder/report.ts'
import { readDocx } from './letter-docx.ts'
import { period, settings, vocabulary } from './letter-inputs.ts'

const filer = (name: string, state: Reminder['filers'][number]['state'], returnedAt: string | null = null) => ({
  name,
  state,
  returnedAt,
})
const days = { ...period, dueOn: '2024-04-05', closesOn: '2024-04-15' }
const made = async (filers: Reminder['filers'], today: string) =>
  readDocx(await reminder({ settings, vocabulary, period: days, filers, today }))

describe('the reminder', () => {
  test('counts who is missing and who was given it back, and names them with their day', async () => {
    const { text } = await made(
      [
        filer('Sở A', 'submitted'),
        filer('Sở B', 'none'),
        filer('Sở C', 'draft'),
        // The day in Vietnam, where it is tomorrow already.
        filer('Sở D', 'returned', '2024-03-31T18:00:00.000Z'),
      ],
      '2024-04-02',
    )
    expect(text).toContain('V/v đôn đốc gửi báo cáo')
    expect(text).toMatch(/đến ngày 02\/4\/2024, .+ đã nhận được báo cáo quý I năm 2024 của 01\/04 cơ quan, đơn vị/)
    expect(text).toContain('còn 02 cơ quan, đơn vị chưa gửi báo cáo và 01 báo cáo đã được trả lại để hoàn thiện')
    for (const line of ['- Sở B;', '- Sở C;', '- Sở D.']) expect(text).toContain(line)
    expect(text).toContain('khẩn trương hoàn thành và gửi trước ngày 06/4/2024.')
    for (const row of ['1\nSở B\nChưa lập báo cáo\n05/4/2024', '3\nSở D\nĐược trả lại ngày 01/4/2024\n05/4/2024'])
      expect(text).toContain(row)
    expect(text).not.toContain('Sở A')
    expect(text).toContain('Như trên')
  })

  test('speaks to one on the line, to more than ten by the annex; of what there is not it says nothing', async () => {
    const one = await made([filer('UBND xã Tân Lập', 'draft')], '2024-04-09')
    expect(one.text).toContain('Kính gửi: UBND xã Tân Lập')
    expect(one.text).toContain('chậm nhất ngày 15/4/2024')
    expect(one.text).not.toContain('trả lại')
    const many = await made(
      Array.from({ length: 11 }, (_, i) => filer(`Sở ${i}`, 'returned')),
      '2024-05-20',
    )
    expect(many.text).toContain('Kính gửi: Các cơ quan, đơn vị có tên tại Phụ lục.')
    expect(many.text).not.toContain('chưa gửi báo cáo khẩn trương')
    expect(many.text).toContain('chậm nhất ngày 23/5/2024')
  })

  test('names the article that a year is due by, and of a quarter no law', async () => {
    const of = async (id: string, dueOn: string) => {
      const about = { ...period, id, dueOn, closesOn: dueOn }
      const filers = [filer('Sở B', 'none')]
      return readDocx(await reminder({ settings, vocabulary, period: about, filers, today: dueOn })).text
    }
    expect(await of('2026', '2026-12-19')).toContain('tổng hợp theo Điều 35 Nghị định số 331/2026/NĐ-CP, ')
    expect(await of('2025', '2025-12-19')).toContain('tổng hợp theo Điều 13 Thông tư số 12/2022/TT-BTTTT, ')
    expect(await of('2026-Q4', '2026-12-19')).toContain('Để bảo đảm thời hạn tổng hợp, ')
    expect(await of('2026-R1', '2026-12-19')).toContain('Để bảo đảm thời hạn tổng hợp, ')
  })
})
