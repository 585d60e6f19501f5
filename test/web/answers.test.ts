/** What the pages believe of an answer is what its route sends: held by types, so by `tsc` in `npm run check`. */
import { expectTypeOf, test } from 'vitest'
import type { SubmissionLine } from '../../api/domain/assessment.ts'
import type { Answer, AnswerOf, Method, PathOf } from '../../web/src/lib/routes.ts'

type IsAny<T> = 0 extends 1 & T ? true : false
/** The routes of a method whose answer says nothing of itself. */
type Untold<M extends Method> = {
  [P in PathOf<M>]: IsAny<AnswerOf<M, P>> extends true ? P : unknown extends AnswerOf<M, P> ? P : never
}[PathOf<M>]

test('every route but the downloads and an answer without a body tells the type of its answer', () => {
  expectTypeOf<Untold<'$get'>>().toEqualTypeOf<
    | '/api/framework-template.xlsx'
    | '/api/frameworks/:id/edition.xlsx'
    | '/api/import/template.xlsx'
    | '/api/departments/:code/systems.xlsx'
    | '/api/departments/:code/files/:sha256'
    | '/api/periods/:period/rollup.xlsx'
    | '/api/periods/:period/rollup.docx'
    | '/api/periods/:period/reminder.docx'
    | '/api/years/:year/form08.docx'
    | '/api/years/:year/form08.xlsx'
    | '/api/periods/:period/assessments/:code/report.docx'
    | '/api/periods/:period/assessments/:code/form.xlsx'
    | '/api/periods/:period/assessments/:code/revisions/:n/signed'
  >()
  expectTypeOf<Untold<'$post'>>().toEqualTypeOf<'/api/periods/:period/assessments/:code/open'>()
  expectTypeOf<Untold<'$delete'>>().toEqualTypeOf<
    | '/api/settings/:from'
    | '/api/departments/:code/files/:sha256'
    | '/api/departments/:code/uploads/:id'
    | '/api/periods/:period/assessments/:code/presence'
  >()
  expectTypeOf<Untold<'$put' | '$patch'>>().toEqualTypeOf<'/api/departments/:code/uploads/:id/parts/:n'>()
})

test('a page cannot believe in a field that is not sent', () => {
  type Submitted = AnswerOf<'$post', '/api/periods/:period/assessments/:code/submit'>
  expectTypeOf<Submitted>().not.toExtend<SubmissionLine>()
  expectTypeOf<Answer<'/api/periods/:period/assessments/:code/revisions'>>().toExtend<SubmissionLine[]>()
  // Before the first run there is none.
  expectTypeOf<null>().toExtend<Answer<'/api/site'>['coordinator']>()
  // A call takes the name of a route: a written type in its place is an error, and so is the address of no route.
  // @ts-expect-error
  type _Written = Answer<SubmissionLine[]>
  // @ts-expect-error
  type _Nowhere = Answer<'/api/nowhere'>
})
