import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { download, upload } from '@yanxiu/ui/client';
import { countText } from '@yanxiu/ui/words';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { FileDrop } from '../kit/FileDrop.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useAct } from '../kit/use-api.ts';
import { SchoolRows } from './SchoolRows.tsx';
import { keepSchoolRows, keptSchoolRows } from './school-rows.ts';

type Rows = InputOf<'org.importSchools'>['rows'];
type Answer = OutputOf<'org.importSchools'>;

/** A county's list of schools from a file: judged row by row, mended in place, taken over on confirmation. */
export function SchoolImportPage() {
  const { assignment } = useMe();
  const owner = assignment?.orgId ?? '';
  const [rows, setRows] = useState<Rows>(() => keptSchoolRows(owner));
  const [answer, setAnswer] = useState<Answer | null>(null);
  const judge = useAct('org.importSchools', { onDone: setAnswer, rereads: false });
  const take = useAct('org.importSchools', {
    onDone: (taken) => {
      setAnswer(taken);
      if (taken.counts.error === 0) keepSchoolRows(owner, []);
    },
    done: ({ counts }) => `已新建 ${countText(counts.new)} 所、更新 ${countText(counts.changed)} 所`,
  });
  const change = (next: Rows) => {
    setRows(next);
    keepSchoolRows(owner, next);
    setAnswer(null);
  };
  const check = (next: Rows) => judge.mutate({ rows: next, confirm: false });
  const ready = answer ? answer.rows.filter((row) => row.state === 'new' || row.state === 'changed').length : 0;
  const left = answer?.rows.filter((row) => row.state === 'error').map((row) => row.line) ?? [];
  return (
    <PageFrame
      title="批量导入学校"
      crumbs={[{ label: '单位', to: '/orgs' }]}
      purpose="从学校名录一次建好或更新学校。已有的按信用代码或名称认定，重复导入不会重复新建。"
      actions={<Button onClick={() => void download('org.schoolListTemplate', {})}>下载空白表格</Button>}
      primary={
        rows.length > 0 && answer ? (
          <ActionButton
            type="primary"
            loading={take.isPending}
            blocked={ready === 0 ? '没有要新建或更新的学校。' : null}
            onClick={() => take.mutate({ rows, confirm: true })}
          >
            {`导入 ${countText(ready)} 所`}
          </ActionButton>
        ) : null
      }
    >
      <Section title="选择文件">
        <FileDrop
          label="学校名录（.xlsx、.xls、.csv）"
          hint="表头至少有“学校全称”和“学段”；市里导入的还要有“主管教育局”。"
          accept={['.xlsx', '.xls', '.csv', '.tsv']}
          mostBytes={16 * 1024 * 1024}
          send={(file, onProgress) => upload('org.readSchoolList', { name: file.name }, file, { onProgress })}
          onDone={(read) => {
            change(read.rows);
            check(read.rows);
          }}
        />
      </Section>
      {rows.length > 0 ? (
        <Section
          title={`核对 ${countText(rows.length)} 行`}
          actions={
            <>
              {left.length > 0 && left.length < rows.length ? (
                <Button onClick={() => change(rows.filter((row) => left.includes(row.line)))}>只留要改正的行</Button>
              ) : null}
              <Button onClick={() => change([])}>清空</Button>
              {answer ? null : (
                <Button type="primary" loading={judge.isPending} onClick={() => check(rows)}>
                  核对
                </Button>
              )}
            </>
          }
        >
          {answer ? <Outcome answer={answer} /> : null}
          <SchoolRows rows={rows} verdicts={answer?.rows ?? []} onChange={change} />
        </Section>
      ) : null}
    </PageFrame>
  );
}

function Outcome({ answer }: { answer: Answer }) {
  const { counts, rows } = answer;
  const done = rows.some((row) => row.state === 'done');
  const words = done
    ? `已新建 ${countText(counts.new)} 所，更新 ${countText(counts.changed)} 所，${countText(counts.same)} 所没有变化。`
    : `可新建 ${countText(counts.new)} 所，可更新 ${countText(counts.changed)} 所，${countText(counts.same)} 所已有、没有变化。`;
  const wrong = counts.error > 0 ? `还有 ${countText(counts.error)} 行要改正，改好后再核对；其余的可以先导入。` : '';
  return (
    <Alert
      type={counts.error > 0 ? 'warning' : done ? 'success' : 'info'}
      showIcon
      role="status"
      title={words}
      description={
        <>
          {wrong}
          {done ? <LinkButton to="/orgs">查看单位</LinkButton> : null}
        </>
      }
    />
  );
}
