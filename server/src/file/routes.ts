import { file } from '@yanxiu/contract/file';
import { serve } from '../platform/http/serve.ts';
import { downloadFile, uploadFile, viewFile } from './upload.ts';

export const fileFeature = serve(file, { upload: uploadFile, download: downloadFile, view: viewFile });
