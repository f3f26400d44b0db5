import { useNavigate, useParams } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { ActivityFields, fieldOf, fieldsOf, valuesOf } from './ActivityFields.tsx';
import type { Activity } from './activity-words.ts';
import './school-based.css';

/** A record that has not gone up, or came back, is changed. */
export function ActivityEditPage() {
  const { id = '' } = useParams();
  return (
    <PageFrame
      title="修改活动"
      crumbs={[
        { label: '校本研修', to: '/school-based' },
        { label: '活动', to: `/school-based/${id}` },
      ]}
    >
      <ForProgram>{(program) => <EditActivity programId={program.id} activityId={id} />}</ForProgram>
    </PageFrame>
  );
}

function EditActivity({ programId, activityId }: { programId: string; activityId: string }) {
  const scheme = useApi('schoolBased.scheme', { programId });
  const activity = useApi('schoolBased.getActivity', { programId, activityId });
  return (
    <Loaded of={scheme} what="校本研修方案">
      {({ tasks }) => (
        <Loaded of={activity} what="活动">
          {(found) => <EditForm programId={programId} activity={found} tasks={tasks} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface FormProps {
  readonly programId: string;
  readonly activity: Activity;
  readonly tasks: Parameters<typeof ActivityFields>[0]['tasks'];
}

function EditForm({ programId, activity, tasks }: FormProps) {
  const navigate = useNavigate();
  const back = () => void navigate(`/school-based/${activity.id}`);
  return (
    <EntityForm
      stem="schoolBased.update"
      draftKey={`schoolBased.update.${activity.id}.${activity.version}`}
      initial={valuesOf(activity)}
      toInput={(values) => ({
        ...fieldsOf(values),
        programId,
        activityId: activity.id,
        version: activity.version,
      })}
      fieldOf={fieldOf}
      submit="保存"
      submitHint="保存后在下一页提交校（园）长确认。"
      done="已保存"
      onDone={back}
      onCancel={back}
    >
      {(values) => <ActivityFields programId={programId} schoolId={activity.schoolId} tasks={tasks} values={values} />}
    </EntityForm>
  );
}
