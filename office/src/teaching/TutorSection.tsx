import type { OutputOf } from '@yanxiu/contract/index';
import { dayText } from '@yanxiu/ui/words';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useMay } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct } from '../kit/use-api.ts';
import { AppointDialog } from './AppointDialog.tsx';
import { tutorKindNames, tutorStateNames, tutorStateTones } from './teaching-words.ts';

type Class = OutputOf<'teaching.class'>;
type Tutor = Class['tutors'][number];

/** Who tutors the class, who stands in, who did before. */
export function TutorSection({ programId, of }: { programId: string; of: Class }) {
  const arranges = useMay()('teaching.arrange');
  const [appointing, setAppointing] = useState(false);
  const [ending, setEnding] = useState<Tutor | null>(null);
  const end = useAct('teaching.endTutor', { done: '已结束任命', quiet: true });
  return (
    <Section
      title="辅导教师"
      actions={
        arranges ? (
          <ActionButton
            blocked={of.inCharge ? null : '这个班跨出了您管辖的范围，请由上一级安排。'}
            onClick={() => setAppointing(true)}
          >
            任命
          </ActionButton>
        ) : null
      }
    >
      {of.tutors.length === 0 ? (
        <Empty title="还没有辅导教师" hint="由县（市、区）或承训机构任命；任命后辅导教师才能看到这个班。" />
      ) : (
        <TutorTable tutors={of.tutors} mayEnd={arranges && of.inCharge} onEnd={setEnding} />
      )}
      {appointing ? <AppointDialog programId={programId} classes={[of]} onClose={() => setAppointing(false)} /> : null}
      {ending ? (
        <ReasonDialog
          open
          title={`结束${ending.name}在${of.name}的任命`}
          effect="结束后她不再看到这个班；批改过的作业和发过的通知都保留。"
          submit="结束任命"
          usual={['工作调整', '调离本地', '长期请假']}
          danger
          onSubmit={(reason) => end.mutateAsync({ programId, classId: of.id, tutorId: ending.id, reason })}
          onClose={() => setEnding(null)}
        />
      ) : null}
    </Section>
  );
}

interface TableProps {
  readonly tutors: readonly Tutor[];
  readonly mayEnd: boolean;
  readonly onEnd: (tutor: Tutor) => void;
}

function TutorTable({ tutors, mayEnd, onEnd }: TableProps) {
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...tutors]}
      columns={[
        { title: '姓名', dataIndex: 'name' },
        { title: '手机号', dataIndex: 'phoneMask', className: 'num-left' },
        { title: '任命', render: (_value, row) => tutorKindNames[row.kind] },
        { title: '起止', render: (_value, row) => daysText(row) },
        {
          title: '状态',
          render: (_value, row) => (
            <>
              <StateTag tone={tutorStateTones[row.state]}>{tutorStateNames[row.state]}</StateTag>
              {row.endReason ? <span className="muted"> {row.endReason}</span> : null}
            </>
          ),
        },
        ...(mayEnd
          ? [
              {
                title: '操作',
                render: (_value: unknown, row: Tutor) =>
                  row.state === 'past' ? null : (
                    <Button type="link" size="small" aria-label={`结束${row.name}的任命`} onClick={() => onEnd(row)}>
                      结束任命
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

const daysText = ({ fromOn, untilOn }: Tutor) => `${dayText(fromOn)}起${untilOn ? `，到${dayText(untilOn)}` : ''}`;
