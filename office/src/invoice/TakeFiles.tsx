import type { OutputOf } from '@yanxiu/contract/index';
import { upload } from '@yanxiu/ui/client';
import { Alert } from 'antd';
import { useState } from 'react';
import { FileDrop } from '../kit/FileDrop.tsx';
import { useAct } from '../kit/use-api.ts';

type Taken = OutputOf<'invoice.takeFiles'>;

/** Takes the bureau's PDF, OFD and XML one after the other; each is paired at once and a wrong one named. */
export function TakeFiles({ programId }: { programId: string }) {
  const [taken, setTaken] = useState<Taken>({ paired: 0, problems: [] });
  const take = useAct('invoice.takeFiles', { quiet: true });
  return (
    <>
      <FileDrop
        label="税务局下载的发票文件"
        hint="PDF、OFD、XML，或装着它们的 zip；文件名里的 20 位号码或我方流水号用来配对，XML 另核对价税合计。"
        accept={['.zip', '.pdf', '.ofd', '.xml']}
        mostBytes={20 * 1024 * 1024}
        send={async (file, onProgress) => {
          const stored = await upload('file.upload', { name: file.name, purpose: 'invoice' }, file, { onProgress });
          return take.mutateAsync({ programId, fileIds: [stored.id] });
        }}
        onDone={(answer) =>
          setTaken((before) => ({
            paired: before.paired + answer.paired,
            problems: [...answer.problems, ...before.problems],
          }))
        }
      />
      {taken.paired > 0 ? (
        <Alert type="success" showIcon role="status" title={`已配对 ${taken.paired} 个文件，学校可以下载。`} />
      ) : null}
      {taken.problems.map((problem) => (
        <Alert
          key={`${problem.name}${problem.message}`}
          type="warning"
          showIcon
          title={problem.name}
          description={problem.message}
        />
      ))}
    </>
  );
}
