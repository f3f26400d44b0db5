import { dayOf } from '@yanxiu/ui/words';
import { useNavigate, useSearchParams } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { NoticeFields } from './NoticeFields.tsx';
import { answerTo, fieldOf, inputOf, type NoticeValues, newNotice } from './notice-values.ts';

/** Writes a new notice; it is a draft of the own bureau until it is issued. */
export function NoticeNewPage() {
  const [params] = useSearchParams();
  const answers = params.get('answers');
  const isPlan = params.get('kind') === 'plan';
  const title = answers ? (isPlan ? '上交实施计划' : '转发通知') : '起草通知';
  return (
    <PageFrame
      title={title}
      crumbs={[{ label: '通知', to: '/notices' }]}
      purpose="先保存为草稿，在阅读页上核对版式后再印发。"
    >
      <Section>{answers ? <AnswerForm id={answers} kind={isPlan ? 'plan' : 'notice'} /> : <NewForm />}</Section>
    </PageFrame>
  );
}

function NewForm() {
  const clock = useApi('operation.clock', {});
  return (
    <Loaded of={clock} what="当前日期">
      {({ now }) => <Form draftKey="notice.create" initial={newNotice(dayOf(new Date(now)))} />}
    </Loaded>
  );
}

function AnswerForm({ id, kind }: { id: string; kind: 'notice' | 'plan' }) {
  const clock = useApi('operation.clock', {});
  const answered = useApi('notice.get', { id });
  return (
    <Loaded of={clock} what="当前日期">
      {({ now }) => (
        <Loaded of={answered} what="原通知">
          {(notice) => (
            <>
              <p className="muted answered-notice">
                {kind === 'plan' ? '对应通知' : '转发'}：{notice.title}（{notice.number}）
              </p>
              <Form draftKey={`notice.${kind}.${id}`} initial={answerTo(notice, kind, dayOf(new Date(now)))} />
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function Form({ draftKey, initial }: { draftKey: string; initial: NoticeValues }) {
  const navigate = useNavigate();
  return (
    <EntityForm
      stem="notice.create"
      draftKey={draftKey}
      initial={initial}
      toInput={(values) => inputOf(initial, values)}
      fieldOf={fieldOf}
      submit="保存草稿"
      submitHint="保存后还没有印发，只有本单位能看到。"
      done="草稿已保存"
      onDone={({ id }) => void navigate(`/notices/${id}`)}
      onCancel={() => void navigate('/notices')}
    >
      <NoticeFields isPlan={initial.kind === 'plan'} />
    </EntityForm>
  );
}
