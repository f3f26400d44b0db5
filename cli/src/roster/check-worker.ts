import { serveSheetJob } from '@yanxiu/server/platform/sheets/worker-side';
import { checkRosterFile } from './check-job.ts';

await serveSheetJob(checkRosterFile);
