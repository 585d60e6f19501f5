import preact from '@astrojs/preact'
import { defineConfig } from 'astro/config'
import compress from './compress.ts'
import fonts from './fonts.mjs'
import preload from './preload.mjs'

/** Bytes of a stylesheet that is written into the page. */
const PAGE_STYLES = 4096

/** The site is static: the API answers everything that depends on who is asking. */
export default defineConfig({
  output: 'static',
  outDir: '../dist',
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'auto', assets: '_assets' },
  integrations: [preact(), fonts(), preload(), compress()],
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
              // The last group is what a section of the form has no use for; what that imports is in those before it.
              {
                name: 'department',
                test: /web.src.(?!assessment.figures.[A-Z])(assessment|register|calendar).*(?<!css)$/,
                minShareCount: 2,
              },
              {
                name: 'base',
                test: /(node_modules|web.src.(?!assessment.figures.[A-Z])|api.domain).*(?<!css)$/,
                minShareCount: 2,
              },
              { name: 'figures', test: /web.src.assessment.figures.[A-Z].*(?<!css)$/, minShareCount: 2 },
            ],
          },
        },
      },
    },
    // The API compares a write's Origin with its Host: the proxy must leave both alone.
    server: { proxy: { '/api': { target: `http://127.0.0.1:${process.env.PORT ?? 8787}`, changeOrigin: false } } },
  },
})
