/** The tables. One noun, one name: routes, queries and tables share it. Instants are ISO 8601 text in UTC, days `YYYY-MM-DD`. */
export * from './assessment.ts'
export * from './audit.ts'
export * from './calendar.ts'
export * from './frameworks.ts'
export * from './people.ts'
export * from './register.ts'
export * from './review.ts'
export * from './rollup.ts'
