import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** What the front page and the verification page need as well; everything else of the frame comes after log-in. */
const base =
  /vite\/preload-helper|node_modules\/(preact|wouter-preact|regexparam)\/|\/(ui|domain)\/src\/|learner\/src\/(kit\/(?!use-api|Dialog|Meter)|frame\/(DemoBar|demo-bar|base|Icon|keep|hotline|CouldNotStart)\.)/;

/** Writes each file of the build a second and third time, compressed: the server sends what the browser takes. */
let folder = '';
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  // a start builds beside the old files and swaps: the folder is the one that was asked for
  configResolved(config) {
    folder = resolve(config.root, config.build.outDir);
  },
  closeBundle() {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|svg|html|webmanifest)$/.test(name)) continue;
      const bytes = readFileSync(join(folder, name));
      if (bytes.length < 600) continue;
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
    }
  },
};

/**
 * The teachers' web app: its assets are served under /learner/, its page also answers / and /verify. Built for
 * Chromium 70, Safari 13 and WeChat's web view; every page is a chunk of its own, an old phone loads what it opens.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/learner/',
  // Chromium 70 has no globalThis
  define: { globalThis: 'self' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [compressed],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['es2019', 'chrome70', 'safari13'],
    cssTarget: ['chrome70', 'safari13'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // a rule that is shaken out of the bundle counts with big integers
      checks: { toleratedTransform: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: base, priority: 2 },
            { name: 'frame', test: /node_modules\/@tanstack\/|learner\/src\/(kit|frame)\//, priority: 1 },
          ],
        },
      },
    },
  },
});
