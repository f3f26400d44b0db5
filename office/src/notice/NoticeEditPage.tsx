import { useNavigate, useParams } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { NoticeFields } from './NoticeFields.tsx';
import type { Notice } from './NoticePage.tsx';
import { fieldOf, inputOf, valuesOf } from './notice-values.ts';

/** Changes a draft of the own bureau. */
export function NoticeEditPage() {
  const { id = '' } = useParams();
  const notice = useApi('notice.get', { id });
  return (
    <PageFrame
      title="修改通知"
      crumbs={[
        { label: '通知', to: '/notices' },
        { label: notice.data?.title ?? '通知', to: `/notices/${id}` },
      ]}
      purpose="草稿可以反复修改，印发后不能再改。"
    >
      <Section>
        <Loaded of={notice} what="通知">
          {(loaded) => (loaded.mayEdit ? <DraftForm notice={loaded} /> : <Issued id={id} />)}
        </Loaded>
      </Section>
    </PageFrame>
  );
}

function DraftForm({ notice }: { notice: Notice }) {
  const navigate = useNavigate();
  const back = () => void navigate(`/notices/${notice.id}`);
  return (
    <EntityForm
      stem="notice.update"
      draftKey={`notice.update.${notice.id}`}
      initial={valuesOf(notice)}
      toInput={(values) => ({
        ...inputOf(valuesOf(notice), values),
        id: notice.id,
        version: notice.version,
      })}
      fieldOf={fieldOf}
      submit="保存草稿"
      submitHint="保存后还没有印发，只有本单位能看到。"
      done="草稿已保存"
      onDone={back}
      onCancel={back}
    >
      <NoticeFields isPlan={notice.kind === 'plan'} />
    </EntityForm>
  );
}

function Issued({ id }: { id: string }) {
  return (
    <Empty
      title="这份通知不能修改"
      hint="通知已印发，或由其他单位起草。需要更正时，请另行印发更正通知。"
      action={<LinkButton to={`/notices/${id}`}>查看通知</LinkButton>}
    />
  );
}
