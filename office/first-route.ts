import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What a clerk downloads before the start page stands: 450 kB gzipped at most. */
const mostBytes = 450_000;
const startPage = /\/overview\/StartPage\.tsx$/;

/** Prints the gzipped size of the first route and ends the build when it has grown beyond its bar. */
export function firstRoute(): Plugin {
  return {
    name: 'first-route',
    apply: 'build',
    generateBundle(_options, bundle) {
      const wanted = new Set<string>();
      const take = (file: string) => {
        const part = bundle[file];
        if (wanted.has(file) || part?.type !== 'chunk') return;
        wanted.add(file);
        for (const next of part.imports) take(next);
        for (const css of part.viteMetadata?.importedCss ?? []) wanted.add(css);
      };
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        if (part.isEntry || startPage.test(part.facadeModuleId ?? '')) take(part.fileName);
      }
      let bytes = 0;
      for (const file of wanted) {
        const part = bundle[file];
        if (part) bytes += gzipSync(part.type === 'chunk' ? part.code : part.source).length;
      }
      console.error(`office: first route ${Math.round(bytes / 1000)} kB gzipped in ${wanted.size} files`);
      if (bytes > mostBytes) this.error(`the office's first route is above ${mostBytes / 1000} kB gzipped: split it`);
    },
  };
}
