import type { OutputOf } from '@yanxiu/contract/index';
import { questionKindNames } from '@yanxiu/domain/course/question-kind';
import { download, upload } from '@yanxiu/ui/client';
import { Alert, Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { ActionButton } from '../kit/ActionButton.tsx';
import { FileDrop } from '../kit/FileDrop.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import './course.css';

type Checked = OutputOf<'course.bankImport'>;

interface Kept {
  readonly fileId: string;
  readonly name: string;
  readonly checked: Checked;
}

/** A file of questions: read and checked first, taken in on the editor's word. */
export function BankImportPage() {
  const [kept, setKept] = useState<Kept | null>(null);
  const check = useAct('course.bankImport', { rereads: false });
  const read = (fileId: string, name: string) =>
    check.mutate({ fileId, confirm: false, tags: [] }, { onSuccess: (checked) => setKept({ fileId, name, checked }) });
  return (
    <PageFrame
      title="批量导入题目"
      crumbs={[{ label: '题库', to: '/questions' }]}
      purpose="先核对，再导入；有问题的题不会导入，改好后可以再传一次，已有的不会重复。"
      actions={<Button onClick={() => void download('course.bankTemplate', {})}>下载表格模板</Button>}
    >
      <Section title="选择文件">
        <FileDrop
          label="题目表格（.xlsx、.xls、.csv）或 GIFT 文本（.txt、.gift）"
          accept={['.xlsx', '.xls', '.csv', '.txt', '.gift']}
          send={(file, onProgress) =>
            upload('file.upload', { name: file.name, purpose: 'sheet' }, file, { onProgress })
          }
          onDone={({ id, name }) => read(id, name)}
        />
        {check.isPending ? <p role="status">正在读取和核对。</p> : null}
      </Section>
      {kept ? <CheckedFile key={kept.fileId} kept={kept} /> : null}
    </PageFrame>
  );
}

function CheckedFile({ kept: { fileId, name, checked } }: { kept: Kept }) {
  const navigate = useNavigate();
  const [tags, setTags] = useState<string[]>([]);
  const bank = useApi('course.bank', { size: 1 });
  const fieldId = useId();
  const take = useAct('course.bankImport', {
    done: ({ added }) => `已导入 ${added} 题`,
    onDone: () => void navigate('/questions'),
  });
  return (
    <Section
      title={name}
      actions={
        <ActionButton
          type="primary"
          blocked={checked.added === 0 ? '文件里没有可以导入的新题目。' : null}
          showReason
          loading={take.isPending}
          onClick={() => take.mutate({ fileId, confirm: true, tags })}
        >
          {checked.added > 0 ? `导入 ${checked.added} 题` : '导入'}
        </ActionButton>
      }
    >
      <p className="num">
        可以导入 {checked.added} 题；题库里已有或文件里重复的 {checked.known} 题，不再导入；有问题的{' '}
        {checked.problems.length} 题。
      </p>
      <div className="dialog-form">
        <label htmlFor={fieldId}>给这批题目都加上标签（可选）</label>
        <Select
          id={fieldId}
          mode="tags"
          maxCount={4}
          className="question-gap"
          tokenSeparators={['、', ',', '，']}
          value={tags}
          onChange={setTags}
          options={(bank.data?.tags ?? []).map(({ tag }) => ({ value: tag, label: tag }))}
        />
      </div>
      <div className="question-checked">
        <Problems checked={checked} />
        {checked.sample.length > 0 ? <Sample checked={checked} /> : null}
      </div>
    </Section>
  );
}

const unitWords = { row: '行', line: '行开始的一题' } as const;

function Problems({ checked: { problems, unit } }: { checked: Checked }) {
  if (problems.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={`${problems.length} 题有问题，不会导入`}
      description={
        <ul className="question-problems">
          {problems.map(({ line, reason }) => (
            <li key={`${line}${reason}`}>
              第 {line} {unitWords[unit]}：{reason}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Sample({ checked: { sample, added, unit } }: { checked: Checked }) {
  return (
    <>
      <h3>{added > sample.length ? `可以导入的前 ${sample.length} 题` : '可以导入的题目'}</h3>
      <ol className="question-problems">
        {sample.map(({ line, kind, stem }) => (
          <li key={line}>
            <span className="muted">
              第 {line} {unit === 'row' ? '行' : '行起'}，{questionKindNames[kind]}：
            </span>
            {stem}
          </li>
        ))}
      </ol>
    </>
  );
}
