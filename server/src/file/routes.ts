import { file } from '@yanxiu/contract/file';
import { serve } from '../platform/http/serve.ts';
import { downloadFile, uploadFile, viewFile } from './upload.ts';
import { beginUpload, endUpload, takePart } from './upload-parts.ts';

export const fileFeature = serve(file, {
  upload: uploadFile,
  begin: beginUpload,
  part: takePart,
  end: endUpload,
  download: downloadFile,
  view: viewFile,
});
