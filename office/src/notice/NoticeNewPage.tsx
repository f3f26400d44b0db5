import { dayOf } from '@yanxiu/ui/words';
import { useNavigate } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { NoticeFields } from './NoticeFields.tsx';
import { fieldOf, inputOf, newNotice } from './notice-values.ts';

/** Writes a new notice; it is a draft of the own bureau until it is issued. */
export function NoticeNewPage() {
  const navigate = useNavigate();
  const clock = useApi('operation.clock', {});
  return (
    <PageFrame
      title="起草通知"
      crumbs={[{ label: '通知', to: '/notices' }]}
      purpose="先保存为草稿，在阅读页上核对版式后再印发。"
    >
      <Section>
        <Loaded of={clock} what="当前日期">
          {({ now }) => (
            <EntityForm
              stem="notice.create"
              draftKey="notice.create"
              initial={newNotice(dayOf(new Date(now)))}
              toInput={inputOf}
              fieldOf={fieldOf}
              submit="保存草稿"
              submitHint="保存后还没有印发，只有本单位能看到。"
              done="草稿已保存"
              onDone={({ id }) => void navigate(`/notices/${id}`)}
              onCancel={() => void navigate('/notices')}
            >
              <NoticeFields />
            </EntityForm>
          )}
        </Loaded>
      </Section>
    </PageFrame>
  );
}
