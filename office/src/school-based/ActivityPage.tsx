import { dayText, hoursText, stageNames } from '@yanxiu/ui/words';
import { Alert } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { Steps } from '../kit/Steps.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { type Activity, activityStateNames, stateTones, stepsOf } from './activity-words.ts';
import { FileList } from './FilesInput.tsx';
import './school-based.css';

/** One activity with record, people and evidence, and what is next. */
export function ActivityPage() {
  const { id = '' } = useParams();
  return <ForProgram>{(program) => <OneActivity programId={program.id} activityId={id} />}</ForProgram>;
}

function OneActivity({ programId, activityId }: { programId: string; activityId: string }) {
  const found = useApi('schoolBased.getActivity', { programId, activityId });
  const activity = found.data;
  return (
    <PageFrame
      title={activity?.title ?? '活动'}
      crumbs={[{ label: '校本研修', to: '/school-based' }]}
      tag={
        activity ? <StateTag tone={stateTones[activity.state]}>{activityStateNames[activity.state]}</StateTag> : null
      }
      purpose={activity ? `${activity.schoolName}，${dayText(activity.heldOn)}` : null}
      actions={activity ? <OtherActs programId={programId} activity={activity} /> : null}
      primary={activity ? <PrimaryAct programId={programId} activity={activity} /> : null}
    >
      <Loaded of={found} what="活动">
        {(one) => <Body activity={one} />}
      </Loaded>
    </PageFrame>
  );
}

function Body({ activity }: { activity: Activity }) {
  return (
    <>
      <Steps label="这次活动的进度" items={stepsOf(activity)} />
      {activity.returnReason ? (
        <Alert type="warning" showIcon title="已退回，请修改后重新提交" description={activity.returnReason} />
      ) : null}
      <Section title="活动">
        <Descriptions
          items={[
            { label: '任务', value: activity.taskTitle },
            { label: '日期', value: dayText(activity.heldOn) },
            { label: '学时', value: hoursText(activity.hoursX100) },
            { label: '主持人', value: activity.host },
            { label: '地点', value: activity.place },
            {
              label: '活动记录',
              value: activity.record ? <p className="record-text">{activity.record}</p> : '',
              wide: true,
            },
          ]}
        />
      </Section>
      <Section title={`材料（${activity.files.length}）`}>
        {activity.files.length > 0 ? <FileList files={activity.files} /> : <p className="muted">没有上传材料。</p>}
      </Section>
      <Section title={`到场教师（${activity.people.length} 人）`}>
        <ul className="people-grid">
          {activity.people.map((person) => (
            <li key={person.personId}>
              {person.name} <span className="muted">{person.note || stageNames[person.stage]}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

interface ActProps {
  readonly programId: string;
  readonly activity: Activity;
}

function PrimaryAct({ programId, activity }: ActProps) {
  const submit = useAct('schoolBased.submit', { done: '已提交，等待校（园）长确认' });
  const confirm = useAct('schoolBased.confirm', { done: '已确认，等待上级认定' });
  const approve = useAct('schoolBased.approve', { done: '已认定，计入校本学时' });
  const key = { programId, activityId: activity.id, version: activity.version };
  const { allowed, state } = activity;
  const isOpen = state === 'draft' || state === 'returned';
  if (offers(allowed, 'submit') && isOpen) {
    return (
      <ActionButton
        type="primary"
        loading={submit.isPending}
        blocked={reasonFor(allowed, 'submit')}
        onClick={() => submit.mutate(key)}
      >
        提交校长确认
      </ActionButton>
    );
  }
  if (offers(allowed, 'confirm') && state !== 'approved') {
    return (
      <ActionButton
        type="primary"
        showReason
        loading={confirm.isPending}
        blocked={reasonFor(allowed, 'confirm')}
        onClick={() => confirm.mutate({ ...key, approve: true })}
      >
        确认
      </ActionButton>
    );
  }
  if (offers(allowed, 'approve') && state !== 'approved') {
    return (
      <ActionButton
        type="primary"
        showReason
        loading={approve.isPending}
        blocked={reasonFor(allowed, 'approve')}
        onClick={() => approve.mutate({ ...key, approve: true })}
      >
        {state === 'withPrincipal' ? '代校长确认并认定' : '认定'}
      </ActionButton>
    );
  }
  return null;
}

function OtherActs({ programId, activity }: ActProps) {
  const [returning, setReturning] = useState(false);
  const navigate = useNavigate();
  const { allowed } = activity;
  const isBureau = offers(allowed, 'approve');
  const confirm = useAct('schoolBased.confirm', { quiet: true, done: '已退回学校' });
  const approve = useAct('schoolBased.approve', { quiet: true, done: '已退回学校' });
  const remove = useAct('schoolBased.remove', { done: '已删除', onDone: () => void navigate('/school-based') });
  const can = (act: string) => allowed.some((one) => one.act === act && one.allowed);
  return (
    <>
      {can('remove') ? (
        <ActionButton
          danger
          loading={remove.isPending}
          onClick={() => remove.mutate({ programId, activityId: activity.id })}
        >
          删除
        </ActionButton>
      ) : null}
      {can('update') ? <LinkButton to={`/school-based/${activity.id}/edit`}>修改</LinkButton> : null}
      {can('return') ? <ActionButton onClick={() => setReturning(true)}>退回</ActionButton> : null}
      <ReasonDialog
        open={returning}
        title={`退回“${activity.title}”`}
        effect={
          activity.state === 'approved'
            ? '认定收回，学时不再计入；学校修改后重新提交，已填内容不会丢失。'
            : '学校修改后重新提交，已填内容不会丢失。'
        }
        submit="退回"
        usual={['签到表与到场名单不符', '缺少活动照片', '活动记录过于简单', '与方案要求不符']}
        onSubmit={(reason) => {
          const input = { programId, activityId: activity.id, version: activity.version, approve: false, reason };
          return isBureau ? approve.mutateAsync(input) : confirm.mutateAsync(input);
        }}
        onClose={() => setReturning(false)}
      />
    </>
  );
}
