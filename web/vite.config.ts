import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite` forwards API calls to while developing; `web/dev/serve.ts` brings its own API instead. */
const api = process.env.FLOWMASTER_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  server: { host: '127.0.0.1', proxy: { '/api': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The layout worker is one library of 1.6 MB that loads only when a drawing has no positions.
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What nearly every page needs comes in two files, not in fifty small ones.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next)\// },
            { name: 'shared', test: /src\/(ui|api|app|i18n)\/|lucide-react/, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
