import { errorText } from '@yanxiu/ui/api-error';
import { upload } from '@yanxiu/ui/client';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import type { WorkFile } from './FileList.tsx';

interface Props {
  readonly most: number;
  readonly count: number;
  readonly programId: string;
  readonly onFile: (file: WorkFile) => void;
}

/** Takes a photo or a file and says how far its upload is. */
export function FilePick({ most, count, programId, onFile }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setProblem(null);
    setPercent(0);
    const onProgress = (sent: number, total: number) => setPercent(Math.floor((sent / total) * 100));
    await upload('file.upload', { name: file.name, purpose: 'attachment', programId }, file, { onProgress }).then(
      onFile,
      (error: unknown) => setProblem(errorText(error)),
    );
    setPercent(null);
    // the same file may be chosen again once it is mended
    if (field.current) field.current.value = '';
  };
  const isFull = count >= most;
  return (
    <div class="stack-tight">
      <input
        ref={field}
        type="file"
        hidden
        aria-label="添加照片或文件"
        accept="image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.zip"
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Button wide disabled={isFull || percent !== null} onPress={() => field.current?.click()}>
        {percent === null ? '添加照片或文件' : `正在上传 ${percent}%`}
      </Button>
      <p class="muted small num">
        {isFull
          ? `已有 ${count} 个文件，最多 ${most} 个；要换，请先移除一个。`
          : `还可以添加 ${most - count} 个，每个不超过 64 MB。`}
      </p>
      <Problem text={problem} />
    </div>
  );
}
