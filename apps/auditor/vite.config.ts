import { defineConfig } from 'vite'
import { singlePage } from './build/single-page.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [singlePage()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    reportCompressedSize: false,
  },
})
