import preact from '@astrojs/preact'
import { defineConfig } from 'astro/config'
import compress from './compress.ts'
import fonts from './fonts.mjs'
import keeper from './keeper.mjs'
import preload from './preload.mjs'

/** What the pages of one matter alone share, and a section of the form has no use for, or seldom: each a module of its own. */
const APART = [
  'threads.(?:Asked|Thread)',
  'evidence.(?:Attach|Sending|uploading|File)',
  'assessment.figures.[A-Z]',
  'assessment.form.later',
  'calendar.(?:PeriodForm|quarters)',
  'lists',
]
const IN_FORM = `web.src.(?!${APART.join('|')})`

/** Bytes of a stylesheet that is written into the page. */
const PAGE_STYLES = 4096

/** The site is static: the API answers everything that depends on who is asking. */
export default defineConfig({
  output: 'static',
  outDir: '../dist',
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'auto', assets: '_assets' },
  integrations: [preact(), fonts(), preload(), keeper(), compress()],
  devToolbar: { enabled: false },
  // No page is Markdown; its highlighter would write inline styles, which the policy below forbids.
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "img-src 'self' data:",
        "worker-src 'self'",
      ],
    },
  },
  server: { port: Number(process.env.WEB_PORT ?? 4321) },
  vite: {
    build: {
      // The styles of a page's own components, which would cost it a request. Nothing else: the policy knows hashes of styles.
      assetsInlineLimit: (name, content) => name.endsWith('.css') && content.length < PAGE_STYLES,
      // Few modules: on a weak line each costs a way there and back. What several pages share is one a desk.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              // Styles stay with their pages: what is of the department's would dress the coordinator's as well.
              // What the last groups import is in those before them.
              {
                name: 'department',
                test: new RegExp(`${IN_FORM}(assessment|register|calendar).*(?<!css)$`),
                minShareCount: 2,
              },
              {
                name: 'base',
                test: new RegExp(`(node_modules|${IN_FORM}|api.domain).*(?<!css)$`),
                minShareCount: 2,
              },
              ...APART.map((place) => ({
                // The last plain word: of a file that begins with `_` the server says that it is nobody's.
                name: place.split('.').findLast((word) => /^\w+$/.test(word)),
                test: new RegExp(`web.src.${place}.*(?<!css)$`),
                minShareCount: 2,
              })),
            ],
          },
        },
      },
    },
    // The API compares a write's Origin with its Host: the proxy must leave both alone.
    server: { proxy: { '/api': { target: `http://127.0.0.1:${process.env.PORT ?? 8787}`, changeOrigin: false } } },
  },
})
