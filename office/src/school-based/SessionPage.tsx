import { dayText, hoursText, stageNames } from '@yanxiu/ui/words';
import { Input } from 'antd';
import { useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';
import { presenceNames, presenceTones } from './activity-words.ts';
import { FileList } from './FilesInput.tsx';
import { listHint } from './SessionNewPage.tsx';
import { type Unmatched, UnmatchedLines } from './Unmatched.tsx';

type Row = RowOf<'schoolBased.sessionPeople'>;

interface Outcome {
  readonly matched: number;
  readonly unmatched: Unmatched;
}

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名' },
  { key: 'schoolName', title: '学校' },
  { key: 'stage', title: '学段', value: (row) => stageNames[row.stage] ?? row.stage },
  {
    key: 'presence',
    title: '到场',
    value: (row) => presenceNames[row.presence],
    render: (row) => <StateTag tone={presenceTones[row.presence]}>{presenceNames[row.presence]}</StateTag>,
  },
  { key: 'reason', title: '补登或更正的原因' },
];

/** One lecture with who was there; its list is mended with a reason. */
export function SessionPage() {
  const { id = '' } = useParams();
  return <ForProgram>{(program) => <OneSession programId={program.id} sessionId={id} />}</ForProgram>;
}

function OneSession({ programId, sessionId }: { programId: string; sessionId: string }) {
  const may = useMay();
  const { state } = useLocation();
  const [outcome, setOutcome] = useState<Outcome | null>(() => outcomeOf(state));
  const session = useApi('schoolBased.getSession', { programId, sessionId });
  return (
    <PageFrame title={session.data?.title ?? '线下授课'} crumbs={[{ label: '线下授课', to: '/offline-sessions' }]}>
      {outcome ? (
        <Section title="名单核对结果">
          <UnmatchedLines matched={outcome.matched} lines={outcome.unmatched} what="已登记" />
        </Section>
      ) : null}
      <Loaded of={session} what="线下授课">
        {(one) => (
          <Section title="授课">
            <Descriptions
              items={[
                { label: '日期', value: dayText(one.heldOn) },
                { label: '主讲', value: one.lecturer },
                { label: '地点', value: one.place },
                { label: '举办单位', value: one.orgName },
                {
                  label: '学时',
                  value: one.feeds === 'schoolBased' ? `计入校本研修 ${hoursText(one.hoursX100)}` : '不计学时',
                },
                { label: '到场', value: `${one.presentCount} 人` },
                {
                  label: '材料',
                  value: one.files.length > 0 ? <FileList files={one.files} /> : '没有上传',
                  wide: true,
                },
              ]}
            />
          </Section>
        )}
      </Loaded>
      {may('schoolBased.publish') ? (
        <MendForm programId={programId} sessionId={sessionId} lines={outcome?.unmatched ?? []} onDone={setOutcome} />
      ) : null}
      <Section title="到场名单">
        <DataTable
          stem="schoolBased.sessionPeople"
          input={{ programId, sessionId }}
          noun="到场名单"
          columns={columns}
          search="姓名、拼音、学校"
          filters={[
            {
              key: 'presence',
              label: '到场',
              options: Object.entries(presenceNames).map(([value, label]) => ({ value, label })),
            },
          ]}
          rowKey={(row) => row.personId}
          rowName={(row) => row.name}
          empty={{ title: '名单里还没有人', hint: '补登后会列在这里。' }}
        />
      </Section>
    </PageFrame>
  );
}

/** What the form before this page brought along; an address opened anew has nothing. */
function outcomeOf(state: unknown): Outcome | null {
  return typeof state === 'object' && state !== null && 'unmatched' in state ? (state as Outcome) : null;
}

interface MendProps {
  readonly programId: string;
  readonly sessionId: string;
  readonly lines: Unmatched;
  readonly onDone: (outcome: Outcome) => void;
}

function MendForm({ programId, sessionId, lines, onDone }: MendProps) {
  const text = lines.map((line) => line.text).join('\n');
  return (
    <Section title="补登和更正">
      <EntityForm<'schoolBased.mendSession', { list: string; reason: string }>
        key={text}
        stem="schoolBased.mendSession"
        draftKey={null}
        initial={{ list: text, reason: lines.length > 0 ? '更正登记时没有对上的行' : '' }}
        toInput={(values) => ({ ...values, programId, sessionId })}
        submit="补登"
        submitHint="已在名单里的按新的情况更正，其余的人不变。"
        onDone={onDone}
      >
        <Field name="list" label="名单" hint={listHint} required missing="请粘贴名单。">
          <Input.TextArea rows={Math.min(10, Math.max(4, lines.length + 1))} />
        </Field>
        <Field name="reason" label="原因" required>
          <Input maxLength={200} autoComplete="off" />
        </Field>
      </EntityForm>
    </Section>
  );
}
