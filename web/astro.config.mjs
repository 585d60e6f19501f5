import preact from '@astrojs/preact'
import { defineConfig } from 'astro/config'

/** The site is static: the API answers everything that depends on who is asking. */
export default defineConfig({
  output: 'static',
  outDir: '../dist',
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'never', assets: '_assets' },
  integrations: [preact()],
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
    build: { assetsInlineLimit: 0 },
    // The API compares a write's Origin with its Host: the proxy must leave both alone.
    server: { proxy: { '/api': { target: `http://127.0.0.1:${process.env.PORT ?? 8787}`, changeOrigin: false } } },
  },
})
