import { serveSheetJob } from '../platform/sheets/worker-side.ts';
import { type CheckImportJob, checkImport } from './check-import.ts';

await serveSheetJob((job: CheckImportJob, _, report) => checkImport(job, report));
