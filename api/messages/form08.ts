/** What is at fault in a yearly report, in a sentence that says what to do. */
import type { Form08Fault, Form08Rule } from '../domain/form08/types.ts'
import type { Language } from '../domain/framework.ts'
import { sayDay } from './index.ts'

type Told = Form08Fault['told']
type Sentences = { fields: Record<string, string>; rules: Record<Form08Rule, (told: Told, fields: string) => string> }

const day = (of: string | undefined) => (of === undefined ? '' : sayDay(of))

const vi: Sentences = {
  fields: {
    decisionNo: 'số quyết định',
    decisionDate: 'ngày quyết định',
    decisionBody: 'cơ quan phê duyệt',
    regulationNo: 'số quy chế',
    regulationDate: 'ngày ban hành quy chế',
    regulationBody: 'cơ quan ban hành quy chế',
    ownerId: 'chủ quản',
    operatorId: 'đơn vị vận hành',
    unitId: 'đơn vị chuyên trách về an ninh mạng',
    functions: 'văn bản quy định chức năng, nhiệm vụ và quyền hạn',
    head: 'người đại diện',
    post: 'chức vụ',
    address: 'địa chỉ',
    phone: 'điện thoại',
    email: 'thư điện tử',
  },
  rules: {
    noDecision: (_, fields) => `Đã được phê duyệt cấp độ nhưng thiếu ${fields}.`,
    noRegulation: (_, fields) => `Đã được phê duyệt cấp độ nhưng thiếu ${fields}.`,
    regulationNotBefore: (t) =>
      `Quy chế ban hành ngày ${day(t.day)}, không trước ngày quyết định phê duyệt cấp độ ${day(t.other)}.`,
    noApprovalDay: (t) =>
      t.day
        ? `Dự kiến phê duyệt cấp độ ngày ${day(t.day)} đã qua; cần ghi ngày sau ngày chốt số liệu.`
        : 'Chưa được phê duyệt cấp độ và chưa ghi thời điểm dự kiến phê duyệt.',
    noFullDay: (t) =>
      t.day
        ? `Dự kiến triển khai đầy đủ phương án ngày ${day(t.day)} đã qua; cần ghi ngày sau ngày chốt số liệu.`
        : 'Chưa triển khai đầy đủ phương án và chưa ghi thời điểm dự kiến triển khai đầy đủ.',
    noRoadmap: (t) => `${t.n} yêu cầu chưa đáp ứng đầy đủ chưa có việc sẽ làm hoặc thời hạn.`,
    unanswered: (t) => `${t.n} tiêu chí bắt buộc chưa được trả lời.`,
    answerAgainstRegister: (t, fields) =>
      t.registered
        ? `Danh mục hệ thống ghi là đã có, phiếu trả lời tiêu chí ${fields} là chưa đáp ứng.`
        : `Phiếu trả lời tiêu chí ${fields} là đáp ứng, danh mục hệ thống chưa ghi nhận.`,
    noKind: () => 'Chưa xác định loại hình hệ thống thông tin.',
    levelTooLow: (t) => `Cấp độ ${t.level} thấp hơn cấp độ ${t.least} mà loại hình của hệ thống phải có.`,
    wrongApprover: (t) =>
      `Cơ quan phê duyệt cấp độ ${t.level} tại thời điểm quyết định là ${t.other}; cần xem lại cơ quan đã ghi.`,
    selfAppraised: (t) =>
      `${t.other} vừa vận hành vừa là đơn vị chuyên trách: hồ sơ phải do đơn vị khác hoặc hội đồng thẩm định.`,
    selfChecked: (t) => `Có lần kiểm tra, đánh giá do chính đơn vị vận hành (${t.other}) thực hiện.`,
    nationalUnreviewed: () => 'Chưa rà soát căn cứ đưa vào Danh mục hệ thống thông tin quan trọng về an ninh quốc gia.',
    bodyIncomplete: (_, fields) => `Còn thiếu: ${fields}.`,
    unconfirmed: (t) =>
      t.registered
        ? 'Đơn vị chưa xác nhận thông tin hệ thống cho báo cáo năm.'
        : 'Đơn vị chưa gửi báo cáo nào của năm; thông tin hệ thống chưa được xác nhận.',
    regulationUnchecked: () => 'Trong kỳ số liệu chưa kiểm tra việc tuân thủ quy chế.',
    neverClassified: () => 'Chưa lập hồ sơ đề xuất cấp độ.',
    underInvestmentLate: (t) =>
      `Hệ thống đang đầu tư trước ngày 1/7/2026 phải được phê duyệt cấp độ trước ngày ${day(t.day)}.`,
  },
}

const en: Sentences = {
  fields: {
    decisionNo: 'the number of the decision',
    decisionDate: 'the day of the decision',
    decisionBody: 'the approving body',
    regulationNo: 'the number of the regulation',
    regulationDate: 'the day of the regulation',
    regulationBody: 'the body that issued the regulation',
    ownerId: 'the owner',
    operatorId: 'the operator',
    unitId: 'the specialised unit',
    functions: 'the document on functions, duties and powers',
    head: 'the head',
    post: 'the post',
    address: 'the address',
    phone: 'the telephone',
    email: 'the e-mail address',
  },
  rules: {
    noDecision: (_, fields) => `Its level is approved, but ${fields} is missing.`,
    noRegulation: (_, fields) => `Its level is approved, but ${fields} is missing.`,
    regulationNotBefore: (t) =>
      `The regulation of ${day(t.day)} is not from before the decision on the level of ${day(t.other)}.`,
    noApprovalDay: (t) =>
      t.day
        ? `Approval was expected by ${day(t.day)}, which has passed; give a day after the last data day.`
        : 'Its level is not approved, and no day is given on which it is expected to be.',
    noFullDay: (t) =>
      t.day
        ? `The plan was to be carried out in full by ${day(t.day)}, which has passed; give a day after the last data day.`
        : 'The plan is not carried out in full, and no day is given on which it is expected to be.',
    noRoadmap: (t) => `${t.n} requirements that are not fully met have no action or no day.`,
    unanswered: (t) => `${t.n} mandatory criteria have no answer.`,
    answerAgainstRegister: (t, fields) =>
      t.registered
        ? `The register says that it is there, the answer to criterion ${fields} that it is not met.`
        : `The answer to criterion ${fields} says that it is met, the register does not.`,
    noKind: () => 'It is not said what kind of system it is.',
    levelTooLow: (t) => `Level ${t.level} is below level ${t.least}, the least for its kind.`,
    wrongApprover: (t) =>
      `At the time of the decision level ${t.level} was for ${t.other} to approve; look again at the body that is given.`,
    selfAppraised: (t) =>
      `${t.other} operates it and is the specialised unit: another unit or a council has to appraise the dossier.`,
    selfChecked: (t) => `A check was done by the operator itself (${t.other}).`,
    nationalUnreviewed: () => 'It has not been reviewed for the list of systems critical to national security.',
    bodyIncomplete: (_, fields) => `Still missing: ${fields}.`,
    unconfirmed: (t) =>
      t.registered
        ? 'Its department has not confirmed the entry for the yearly report.'
        : 'Its department has filed nothing in the year; the entry is not confirmed.',
    regulationUnchecked: () => 'Nobody has checked within the year of the data how the regulation is obeyed.',
    neverClassified: () => 'No dossier on its level has been made.',
    underInvestmentLate: (t) => `Under investment before 1/7/2026, its level had to be approved before ${day(t.day)}.`,
  },
}

const all: Record<Language, Sentences> = { vi, en }

export function sayFault(language: Language, { rule, told }: Pick<Form08Fault, 'rule' | 'told'>): string {
  const { fields, rules } = all[language]
  return rules[rule](told, (told.what ?? []).map((field) => fields[field] ?? field).join(', '))
}
