import type { OutputOf } from '@yanxiu/contract/index';
import { download } from '@yanxiu/ui/client';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { BriefingPaper } from './BriefingPaper.tsx';

type Briefing = OutputOf<'teaching.briefing'>;

/** A briefing as it lies on the desk; its author publishes it from here. */
export function BriefingPage() {
  const { briefingId = '' } = useParams();
  return <ForProgram>{(program) => <One programId={program.id} briefingId={briefingId} />}</ForProgram>;
}

function One({ programId, briefingId }: { programId: string; briefingId: string }) {
  const query = useApi('teaching.briefing', { programId, briefingId });
  const briefing = query.data;
  const isDraft = briefing?.mine === true && briefing.state === 'draft';
  return (
    <PageFrame
      title={briefing?.title ?? '简报'}
      crumbs={[{ label: '简报', to: '/briefings' }]}
      tag={
        briefing?.state === 'draft' ? (
          <StateTag>草稿</StateTag>
        ) : briefing ? (
          <StateTag tone="good">已发布</StateTag>
        ) : null
      }
      purpose={briefing?.className ? `发给${briefing.className}` : '发给全项目各班'}
      actions={
        <>
          {isDraft ? <Remove programId={programId} briefing={briefing} /> : null}
          {isDraft ? <LinkButton to={`/briefings/${briefingId}/edit`}>修改</LinkButton> : null}
          <FileButtons programId={programId} briefingId={briefingId} />
        </>
      }
      primary={isDraft ? <Publish programId={programId} briefing={briefing} /> : null}
    >
      <Loaded of={query} what="简报" lines={12}>
        {(one) => <BriefingPaper programId={programId} briefing={one} />}
      </Loaded>
    </PageFrame>
  );
}

function FileButtons({ programId, briefingId }: { programId: string; briefingId: string }) {
  return (
    <>
      <Button onClick={() => void download('teaching.briefingFile', { programId, briefingId, format: 'docx' })}>
        下载 Word
      </Button>
      <Button onClick={() => void download('teaching.briefingFile', { programId, briefingId, format: 'pdf' })}>
        下载 PDF
      </Button>
    </>
  );
}

interface ActProps {
  readonly programId: string;
  readonly briefing: Briefing;
}

function Publish({ programId, briefing }: ActProps) {
  const [asking, setAsking] = useState(false);
  const publish = useAct('teaching.publishBriefing', {
    done: ({ issueNumber }) => `已发布，编为第 ${issueNumber} 期`,
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        发布
      </Button>
      <Modal
        open={asking}
        title={`发布《${briefing.title}》`}
        okText="发布"
        cancelText="取消"
        confirmLoading={publish.isPending}
        onOk={() => publish.mutate({ programId, briefingId: briefing.id, version: briefing.version })}
        onCancel={() => setAsking(false)}
      >
        <p>发给{briefing.className ?? '全项目各班'}，学员在手机上能看到。发布后编上期号，不能再改，数据定在这一刻。</p>
      </Modal>
    </>
  );
}

function Remove({ programId, briefing }: ActProps) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useAct('teaching.removeBriefing', {
    done: '草稿已删除',
    rereads: false,
    onDone: () => void navigate('/briefings'),
  });
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        删除草稿
      </Button>
      <Modal
        open={asking}
        title={`删除草稿《${briefing.title}》`}
        okText="删除"
        cancelText="取消"
        okButtonProps={{ danger: true }}
        confirmLoading={remove.isPending}
        onOk={() => remove.mutate({ programId, briefingId: briefing.id })}
        onCancel={() => setAsking(false)}
      >
        <p>删除后不能恢复，文字和图片需要重新填写。</p>
      </Modal>
    </>
  );
}
