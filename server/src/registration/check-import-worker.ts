import { serveSheetJob } from '../platform/sheets/worker-side.ts';
import { checkImport } from './check-import.ts';

await serveSheetJob(checkImport);
