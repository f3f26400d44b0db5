import { download, upload } from '@yanxiu/ui/client';
import { Button, Tabs } from 'antd';
import { useNavigate } from 'react-router';
import { FileDrop } from '../kit/FileDrop.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { useAct } from '../kit/use-api.ts';
import { TypeRows } from './TypeRows.tsx';
import type { Unit } from './unit-words.ts';
import { useDownloads } from './use-downloads.ts';

interface Props {
  readonly programId: string;
  readonly unit: Unit;
}

/** How people get onto the roster: a file, or typing and pasting without any file. */
export function FillSection({ programId, unit }: Props) {
  const isEmpty = unit.headcount === 0;
  return (
    <Section title={isEmpty ? '填报名单' : '继续填报'}>
      <Tabs
        items={[
          { key: 'file', label: '上传表格', children: <UploadRoster programId={programId} unit={unit} /> },
          { key: 'type', label: '直接填写或粘贴', children: <TypeRows programId={programId} unit={unit} /> },
        ]}
      />
    </Section>
  );
}

function UploadRoster({ programId, unit }: Props) {
  const navigate = useNavigate();
  const { busy, run } = useDownloads();
  const ref = { programId, schoolId: unit.schoolId };
  const check = useAct('registration.importRoster', {
    onDone: ({ importId, jobId }) => void navigate(`/registrations/${unit.schoolId}/imports/${importId}?job=${jobId}`),
  });
  return (
    <div className="upload-roster">
      <FileDrop
        label="参训名单"
        hint="Excel 或 WPS 表格（.xlsx、.xls），也可以是 .csv。上传后先核对，确认后才导入。"
        accept={['.xlsx', '.xls', '.csv', '.tsv']}
        mostBytes={64 * 1024 * 1024}
        send={(file, onProgress) =>
          upload('file.upload', { name: file.name, purpose: 'sheet', programId }, file, { onProgress })
        }
        onDone={(kept) => check.mutate({ ...ref, fileId: kept.id })}
      />
      <p className="muted">
        没有表格？
        <Button type="link" loading={busy} onClick={() => run(() => download('registration.template', ref))}>
          下载空白模板
        </Button>
        已填好县（市、区）和学校名称。
      </p>
    </div>
  );
}
