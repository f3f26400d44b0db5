import type { OutputOf } from '@yanxiu/contract/index';
import { useNavigate, useParams } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { BriefingFields, type BriefingValues, briefingInput } from './BriefingFields.tsx';

type Briefing = OutputOf<'teaching.briefing'>;

/** Changes an own draft. */
export function BriefingEditPage() {
  const { briefingId = '' } = useParams();
  return (
    <PageFrame
      title="修改简报"
      crumbs={[
        { label: '简报', to: '/briefings' },
        { label: '简报草稿', to: `/briefings/${briefingId}` },
      ]}
      purpose="草稿可以反复修改，发布后不能再改。"
    >
      <ForProgram>{(program) => <Draft programId={program.id} briefingId={briefingId} />}</ForProgram>
    </PageFrame>
  );
}

function Draft({ programId, briefingId }: { programId: string; briefingId: string }) {
  const briefing = useApi('teaching.briefing', { programId, briefingId });
  return (
    <Section>
      <Loaded of={briefing} what="简报">
        {(one) =>
          one.mine && one.state === 'draft' ? (
            <DraftForm programId={programId} briefing={one} />
          ) : (
            <Empty
              title="这期简报不能修改"
              hint="已经发布，或由别人编辑。"
              action={<LinkButton to={`/briefings/${briefingId}`}>查看简报</LinkButton>}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

function DraftForm({ programId, briefing }: { programId: string; briefing: Briefing }) {
  const navigate = useNavigate();
  const back = () => void navigate(`/briefings/${briefing.id}`);
  const { title, issuedOn, body, pictures, withFigures } = briefing;
  return (
    <EntityForm
      stem="teaching.editBriefing"
      draftKey={`teaching.editBriefing.${briefing.id}`}
      initial={{ title, issuedOn, body, pictures, withFigures } as BriefingValues}
      toInput={(values) => ({
        programId,
        briefingId: briefing.id,
        version: briefing.version,
        ...briefingInput(values),
      })}
      submit="保存草稿"
      submitHint="保存后还没有发布，只有您能看到。"
      done="草稿已保存"
      onDone={back}
      onCancel={back}
    >
      <BriefingFields />
    </EntityForm>
  );
}
