import { Input } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Choices } from '../kit/form/inputs.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';

/** A tutor writes to one or several of her classes. */
export function NoticeNewPage() {
  return (
    <PageFrame
      title="发通知"
      crumbs={[{ label: '班级通知', to: '/class-notices' }]}
      purpose="发给您辅导的班级。学员打开就记为已读，您能看到谁还没读。"
    >
      <ForProgram>{(program) => <NewNotice programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function NewNotice({ programId }: { programId: string }) {
  const classes = useApi('teaching.classes', { programId, size: 200 });
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const wanted = params.get('class');
  return (
    <Loaded of={classes} what="班级">
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title="您在这个项目还没有班级" hint="由县（市、区）或承训机构任命您为辅导教师后，就能发通知。" />
        ) : (
          <Section>
            <EntityForm
              stem="teaching.sendNotice"
              draftKey={`teaching.sendNotice.${programId}`}
              initial={{
                classIds: rows.length === 1 ? rows.map((one) => one.id) : wanted ? [wanted] : [],
                title: '',
                body: '',
              }}
              toInput={(values) => ({ ...values, programId })}
              submit="发出"
              submitHint="发出后学员马上看到；发错了可以撤回。"
              done="通知已发出"
              onDone={() => void navigate('/class-notices')}
              onCancel={() => void navigate('/class-notices')}
            >
              <Field name="classIds" label="发给" required missing="请选择发给哪个班。">
                <Choices options={rows.map((one) => ({ value: one.id, label: `${one.name}（${one.people} 人）` }))} />
              </Field>
              <Field name="title" label="标题" required>
                <Input maxLength={60} showCount />
              </Field>
              <Field name="body" label="正文" hint="一行一段，写清楚要做什么、什么时候以前。" required>
                <Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} maxLength={4000} showCount />
              </Field>
            </EntityForm>
          </Section>
        )
      }
    </Loaded>
  );
}
