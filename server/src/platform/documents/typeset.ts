import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFolders } from './fonts.ts';
import type { TypesetAnswer, TypesetOrder, TypesetReply } from './typeset-order.ts';

/** The process that owns the compiler: answers one order after the other, and knows nothing of their meaning. */
const workspace = join(import.meta.dirname, 'templates');

/** Compilations after which a cached piece that was not used again is dropped. */
const cacheAge = 2;

const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontFolders() }] });

let countedCpuMs = 0;

process.on('message', (order: TypesetOrder) => {
  const answer = answerTo(order);
  const { user, system } = process.cpuUsage();
  const cpuMs = (user + system) / 1000;
  const reply: TypesetReply = { answer, rssBytes: process.memoryUsage.rss(), cpuMs: cpuMs - countedCpuMs };
  countedCpuMs = cpuMs;
  process.send?.(reply);
});

// The server ends this process; a Ctrl-C meant for the server must not take away the document it waits for.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

function answerTo(order: TypesetOrder): TypesetAnswer {
  const source = { mainFilePath: join(workspace, order.file), inputs: { data: order.json } };
  const pictures = order.pictures ?? [];
  try {
    for (const { name, bytes } of pictures) compiler.mapShadow(join(workspace, name), Buffer.from(bytes));
    if (order.output === 'svg') return drawSvg(source);
    // From source to bytes in one call: a document object between them is freed only when V8 collects its small handle.
    return { kind: 'pdf', bytes: compiler.pdf(source, { pdfStandard: 'a-2b', creationTimestamp: order.createdAtSec }) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const { name } of pictures) compiler.unmapShadow(join(workspace, name));
    compiler.evictCache(cacheAge);
  }
}

function drawSvg(source: { mainFilePath: string; inputs: { data: string } }): TypesetAnswer {
  const outcome = compiler.compile(source);
  const document = outcome.result;
  if (document) return { kind: 'svg', svg: compiler.plainSvg(document), pages: document.numOfPages };
  const diagnostics = outcome.takeDiagnostics();
  throw new Error(diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : 'no document');
}
