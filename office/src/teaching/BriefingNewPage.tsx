import { dayOf } from '@yanxiu/ui/words';
import { Select } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { BriefingFields, type BriefingValues, briefingInput } from './BriefingFields.tsx';

/** A tutor writes for a class of hers, the provider for a class or the whole program. */
export function BriefingNewPage() {
  return (
    <PageFrame title="写简报" crumbs={[{ label: '简报', to: '/briefings' }]} purpose="先存为草稿，看过版式后再发布。">
      <ForProgram>{(program) => <NewBriefing programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

interface Values extends BriefingValues {
  readonly classId: string | null;
}

function NewBriefing({ programId }: { programId: string }) {
  const classes = useApi('teaching.classes', { programId, size: 200 });
  const clock = useApi('operation.clock', {});
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const isTutor = useMay()('teaching.tutor');
  return (
    <Section>
      <Loaded of={clock} what="当前日期">
        {({ now }) => (
          <Loaded of={classes} what="班级">
            {({ rows }) => (
              <EntityForm
                stem="teaching.draftBriefing"
                draftKey={`teaching.draftBriefing.${programId}`}
                initial={
                  {
                    classId: params.get('class') ?? (isTutor ? (rows[0]?.id ?? null) : null),
                    title: '',
                    issuedOn: dayOf(new Date(now)),
                    body: '',
                    pictures: [],
                    withFigures: true,
                  } as Values
                }
                toInput={({ classId, ...values }) => ({
                  programId,
                  ...(classId ? { classId } : {}),
                  ...briefingInput(values),
                })}
                submit="保存草稿"
                submitHint="保存后还没有发布，只有您能看到。"
                done="草稿已保存"
                onDone={({ id }) => void navigate(`/briefings/${id}`)}
                onCancel={() => void navigate('/briefings')}
              >
                <Field
                  name="classId"
                  label="发给"
                  required={isTutor}
                  hint={isTutor ? '您辅导的班级。' : '不选班级就发给全项目。'}
                >
                  <Select
                    allowClear={!isTutor}
                    placeholder="全项目"
                    options={rows.map((one) => ({ value: one.id, label: one.name }))}
                  />
                </Field>
                <BriefingFields />
              </EntityForm>
            )}
          </Loaded>
        )}
      </Loaded>
    </Section>
  );
}
