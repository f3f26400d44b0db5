import { file } from '@yanxiu/contract/file';
import { serve } from '../platform/http/serve.ts';
import { downloadFile, uploadFile } from './upload.ts';

export const fileFeature = serve(file, { upload: uploadFile, download: downloadFile });
