import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstRoute } from './first-route.ts';

/** The offices' web app: served under /office/, for Chromium 90 and newer; each feature is a chunk of its own. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/office/',
  plugins: [react(), firstRoute()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'chrome90',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\// },
            { name: 'chart', test: /node_modules\/(echarts|zrender)\// },
          ],
        },
      },
    },
  },
});
