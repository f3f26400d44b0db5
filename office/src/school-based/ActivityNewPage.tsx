import { useNavigate } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { ActivityFields, blank, fieldOf, fieldsOf } from './ActivityFields.tsx';
import './school-based.css';

/** The school writes down what it held. */
export function ActivityNewPage() {
  const { assignment } = useMe();
  return (
    <PageFrame
      title="登记活动"
      crumbs={[{ label: '校本研修', to: '/school-based' }]}
      purpose="活动举办以后登记；保存后可以继续修改，提交校长确认后不能再改。"
    >
      <ForProgram>{(program) => <NewActivity programId={program.id} schoolId={assignment?.orgId ?? ''} />}</ForProgram>
    </PageFrame>
  );
}

function NewActivity({ programId, schoolId }: { programId: string; schoolId: string }) {
  const scheme = useApi('schoolBased.scheme', { programId });
  const navigate = useNavigate();
  return (
    <Loaded of={scheme} what="校本研修方案">
      {({ tasks }) => (
        <EntityForm
          stem="schoolBased.record"
          draftKey={`schoolBased.record.${programId}.${schoolId}`}
          initial={blank}
          toInput={(values) => ({ ...fieldsOf(values), programId, schoolId })}
          fieldOf={fieldOf}
          submit="保存"
          submitHint="保存后在下一页提交校（园）长确认。"
          done="已保存"
          onDone={({ id }) => void navigate(`/school-based/${id}`)}
          onCancel={() => void navigate('/school-based')}
        >
          {(values) => <ActivityFields programId={programId} schoolId={schoolId} tasks={tasks} values={values} />}
        </EntityForm>
      )}
    </Loaded>
  );
}
