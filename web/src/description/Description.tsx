import { api } from '../lib/api.ts'
import { useLoad } from '../lib/load.ts'
import type { Answer } from '../lib/routes.ts'
import { t } from '../lib/t.ts'
import { Load, TableBox } from '../ui/index.ts'
import style from './Description.module.scss'

type Document = Answer<'/api/openapi.json'>
type Operation = Document['paths'][string][string]
type Schemas = Document['components']['schemas']

/** The API, route by route, from its own description. */
export default function Description() {
  const document = useLoad(() => api.get('/api/openapi.json'))
  return (
    <>
      <h1 class="page-title">{t('api.title')}</h1>
      <Load state={document}>{(described) => <Whole described={described} />}</Load>
    </>
  )
}

function Whole({ described: { info, tags, paths, components } }: { described: Document }) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
  )
  return (
    <>
      <p class="caption">{t('api.version', { version: info.version })}</p>
      <p class="lede">{info.description.replaceAll('`', '')}</p>
      <p>{t('api.lede', { url: '/api/openapi.json' })}</p>
      {tags.map(({ name, description }) => (
        <section key={name} aria-labelledby={`tag-${name}`}>
          <h2 class="section-title" id={`tag-${name}`}>
            {description}
          </h2>
          {operations
            .filter(({ operation }) => operation.tags.includes(name))
            .map(({ route, operation }) => (
              <Route key={route} route={route} operation={operation} schemas={components.schemas} />
            ))}
        </section>
      ))}
    </>
  )
}

type RouteProps = { route: string; operation: Operation; schemas: Schemas }

function Route({ route, operation, schemas }: RouteProps) {
  const { summary, description, parameters, requestBody, responses } = operation
  return (
    <details class="govuk-details" id={operation.operationId}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {summary} <code class={style.route}>{route}</code>
        </span>
      </summary>
      <div class="govuk-details__text">
        <p>{description}</p>
        {parameters.length > 0 && (
          <>
            <h3>{t('api.parameters')}</h3>
            <ul>
              {parameters.map(({ name, in: place }) => (
                <li key={name}>
                  <code>{name}</code> {t(place === 'path' ? 'api.inPath' : 'api.inQuery')}
                </li>
              ))}
            </ul>
          </>
        )}
        {requestBody && (
          <>
            <h3>{t('api.body')}</h3>
            <Shape name={nameIn(requestBody.content)} schemas={schemas} />
          </>
        )}
        <h3>{t('api.answers')}</h3>
        <Answers responses={responses} route={route} />
        {[...new Set(Object.values(responses).map(({ content }) => nameIn(content)))].map((name) => (
          <Shape key={name} name={name} schemas={schemas} />
        ))}
      </div>
    </details>
  )
}

function Answers({ responses, route }: { responses: Operation['responses']; route: string }) {
  return (
    <TableBox label={`${t('api.answers')}: ${route}`}>
      <table class="govuk-table">
        <thead>
          <tr>
            <th scope="col">{t('api.status')}</th>
            <th scope="col">{t('api.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(responses).map(([status, { description }]) => (
            <tr key={status}>
              <th scope="row">{status}</th>
              <td>{description.replaceAll('`', '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** The named schema of a content, or an empty name: of a file, of a refusal, of nothing. */
function nameIn(content: Operation['responses'][string]['content']): string {
  const ref = content?.['application/json']?.schema?.$ref
  return typeof ref === 'string' ? (ref.split('/').at(-1) ?? '') : ''
}

function Shape({ name, schemas }: { name: string; schemas: Schemas }) {
  const schema = schemas[name]
  if (!schema) return null
  const ref = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  if (ref) return <Shape name={ref} schemas={schemas} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section aria-label={t('api.shape', { name })} class={style.shape} tabIndex={0}>
      <pre translate={false}>{JSON.stringify(schema, null, 2)}</pre>
    </section>
  )
}
