import { readSheets } from './read.ts';
import type { ReadJob } from './worker.ts';
import { serveSheetJob } from './worker-side.ts';

await serveSheetJob((job: ReadJob, onProgress) => readSheets(job.bytes, job.fileName, { ...job.options, onProgress }));
