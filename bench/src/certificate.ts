import { renderPdf, stopDocuments } from '@yanxiu/server/platform/documents/render';
import { sampleCertificates } from '@yanxiu/server/platform/documents/samples';
import { typesetterState } from '@yanxiu/server/platform/documents/typesetter';

/**
 * Certificates printed a second, and the memory of server and worker, at three sizes: each certificate as a file of its
 * own, and in files of 200 as a county prints them. `node bench/src/certificate.ts [sizes…]`, e.g. `… 50000`.
 */
const bar = { perCoreSec: 100, growthMb: 32 };
const batchSize = 200;

interface Measured {
  readonly mode: string;
  readonly certificates: number;
  readonly perSec: number;
  readonly perCoreSec: number;
  readonly kbEach: number;
  readonly serverFirstHalfMb: number;
  readonly serverSecondHalfMb: number;
  readonly workerPeakMb: number;
}

export async function benchCertificates(sizes: readonly number[]): Promise<boolean> {
  await renderPdf('certificate', sampleCertificates(1));
  const startMb = megabytes(process.memoryUsage.rss());
  const results: Measured[] = [];
  for (const size of sizes) results.push(await measure('one a file', size, 1));
  for (const size of sizes) results.push(await measure(`${batchSize} a file`, size, batchSize));
  await stopDocuments();
  console.log(`server before: ${startMb} MB`);
  console.table(results);
  const slowest = Math.min(...results.map((result) => result.perCoreSec));
  // Medians of the halves of the longest run: a single reading would show whatever the collector has not yet swept.
  const longest = results.filter((result) => result.certificates === Math.max(...sizes));
  const growthMb = Math.max(...longest.map((result) => result.serverSecondHalfMb - result.serverFirstHalfMb));
  const passed = slowest >= bar.perCoreSec && growthMb <= bar.growthMb;
  console.log(
    `${passed ? 'pass' : 'FAIL'}: slowest ${slowest} a second of one core (bar ${bar.perCoreSec}), ` +
      `server grew ${growthMb} MB from the first to the second half of the longest run (bar ${bar.growthMb})`,
  );
  return passed;
}

async function measure(mode: string, certificates: number, perFile: number): Promise<Measured> {
  const started = performance.now();
  const cpuBefore = cpuSec();
  let bytes = 0;
  let workerPeakMb = 0;
  const serverMb: number[] = [];
  for (let from = 0; from < certificates; from += perFile) {
    const pdf = await renderPdf('certificate', sampleCertificates(Math.min(perFile, certificates - from), from));
    bytes += pdf.length;
    serverMb.push(megabytes(process.memoryUsage.rss()));
    workerPeakMb = Math.max(workerPeakMb, megabytes(typesetterState().rssBytes));
  }
  const seconds = (performance.now() - started) / 1000;
  return {
    mode,
    certificates,
    perSec: Math.round(certificates / seconds),
    perCoreSec: Math.round(certificates / (cpuSec() - cpuBefore)),
    kbEach: Math.round(bytes / certificates / 102.4) / 10,
    serverFirstHalfMb: median(serverMb.slice(0, Math.ceil(serverMb.length / 2))),
    serverSecondHalfMb: median(serverMb.slice(Math.floor(serverMb.length / 2))),
    workerPeakMb,
  };
}

/** Processor time of server and worker together: unlike the clock, it does not depend on who else uses the machine. */
function cpuSec(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + typesetterState().cpuMs / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

if (import.meta.main) {
  const asked = process.argv.slice(2).map(Number).filter(Number.isSafeInteger);
  process.exitCode = (await benchCertificates(asked.length > 0 ? asked : [500, 2_000, 8_000])) ? 0 : 1;
}
