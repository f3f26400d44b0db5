import type { OutputOf } from '@yanxiu/contract/index';
import { stageNames } from '@yanxiu/ui/words';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';
import { UnmatchedLines } from './Unmatched.tsx';
import './page-tabs.css';

type Row = RowOf<'schoolBased.listMarks'>;
type Outcome = OutputOf<'schoolBased.giveMarks'>;

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名' },
  { key: 'schoolName', title: '学校' },
  { key: 'stage', title: '学段', value: (row) => stageNames[row.stage] ?? row.stage },
  { key: 'markX100', title: '评分（百分制）', kind: 'score' },
  { key: 'note', title: '说明' },
  { key: 'givenByName', title: '登记人' },
  { key: 'givenAt', title: '登记时间', kind: 'instant' },
];

const shows = [
  { value: 'missing', label: '还没有评分' },
  { value: 'given', label: '已评分' },
];

/** Marks that people give, by list: the newest stands, and scores take it at the next computing. */
export function MarkPage() {
  return (
    <PageFrame
      title="评分"
      purpose="登记由人评定的项目（研修活动等）的分数；同一人重复登记以最后一次为准，计算成绩时计入。"
    >
      <ForProgram>{(program) => <Marks programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Marks({ programId }: { programId: string }) {
  const program = useApi('program.get', { id: programId });
  const [params, setParams] = useSearchParams();
  return (
    <Loaded of={program} what="考核方案">
      {({ settings }) => {
        const items = settings.assessment.parts
          .flatMap((part) => part.items)
          .filter((item) => item.rule === 'manual' || item.rule === 'import');
        const chosen = items.find((item) => item.key === params.get('item')) ?? items[0];
        if (!chosen) return <Empty title="没有要人评分的项目" hint="考核方案里各项都由系统按记录计算。" />;
        return (
          <div className="flow">
            {items.length > 1 ? (
              <Select
                aria-label="评分项目"
                value={chosen.key}
                options={items.map((item) => ({ value: item.key, label: item.title }))}
                onChange={(item: string) => setParams({ item })}
              />
            ) : null}
            <GiveMarks key={chosen.key} programId={programId} itemKey={chosen.key} title={chosen.title} />
            <Section title={`${chosen.title}的登记情况`}>
              <DataTable
                stem="schoolBased.listMarks"
                input={{ programId, itemKey: chosen.key }}
                noun="评分"
                columns={columns}
                search="姓名、拼音、学校"
                filters={[{ key: 'show', label: '登记', options: shows }]}
                rowKey={(row) => row.personId}
                rowName={(row) => row.name}
                empty={{ title: '还没有参训教师', hint: '名单锁定后，参训教师会列在这里。' }}
              />
            </Section>
          </div>
        );
      }}
    </Loaded>
  );
}

function GiveMarks({ programId, itemKey, title }: { programId: string; itemKey: string; title: string }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [round, setRound] = useState(0);
  const left = (outcome?.unmatched ?? []).map((line) => line.text).join('\n');
  return (
    <Section title={`登记${title}的评分`}>
      {outcome ? <UnmatchedLines matched={outcome.matched} lines={outcome.unmatched} what="已登记" /> : null}
      <EntityForm<'schoolBased.giveMarks', { list: string; note: string }>
        key={round}
        stem="schoolBased.giveMarks"
        draftKey={`schoolBased.giveMarks.${programId}.${itemKey}`}
        initial={{ list: left, note: '' }}
        toInput={(values) => ({ ...values, programId, itemKey })}
        submit="登记评分"
        submitHint="对不上的行会列出来，不会猜测。"
        onDone={(output) => {
          setOutcome(output);
          setRound(round + 1);
        }}
      >
        <Field
          name="list"
          label="名单和分数"
          hint="每行一人：姓名和 0 到 100 的分数；同名的加写学校全称、手机号或证件号码。可从表格里直接复制。"
          required
          missing="请粘贴名单和分数。"
        >
          <Input.TextArea rows={8} placeholder={'王建国 85\n李秀英 13900000000 92.5'} />
        </Field>
        <Field name="note" label="说明" hint="例如：课例评审、研讨发言。">
          <Input maxLength={200} autoComplete="off" />
        </Field>
      </EntityForm>
    </Section>
  );
}
