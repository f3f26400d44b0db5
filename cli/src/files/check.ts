import { isConfigError, readConfig } from '@yanxiu/server/platform/config/config';
import { checkBucket } from '@yanxiu/server/platform/files/check-bucket';

/**
 * `yanxiu files check`: where uploaded files lie, and whether the bucket takes, gives back and removes them. Exits 0 when
 * all is well, 1 with a sentence that names the setting when not.
 */
export async function run(): Promise<number> {
  const config = readConfig(process.env, process.cwd());
  if (isConfigError(config)) {
    process.stderr.write(`${config.problems.join('\n')}\n`);
    return 1;
  }
  if (!config.s3) {
    process.stdout.write(`上传的文件存放在本机 ${config.dataDir} 的 files 文件夹，没有设置对象存储。\n`);
    return 0;
  }
  const problem = await checkBucket(config.s3);
  if (problem) {
    process.stderr.write(`${problem}\n`);
    return 1;
  }
  process.stdout.write(
    `对象存储可用：${config.s3.endpoint} 的存储桶“${config.s3.bucket}”，读、写、分段读取、删除都正常。\n`,
  );
  return 0;
}
