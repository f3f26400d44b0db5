import type { OutputOf } from '@yanxiu/contract/index';
import { fileUrl } from '@yanxiu/ui/client';
import { dayOf, dayText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ConfirmTyped } from '../kit/ConfirmTyped.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { MeetingSection } from './MeetingSection.tsx';
import { NoticeState } from './NoticeListPage.tsx';
import { NoticePaper } from './NoticePaper.tsx';
import { ReceiptsSection } from './ReceiptsSection.tsx';

export type Notice = OutputOf<'notice.get'>;

/** One notice to read or print, and for its own bureau the way from draft to issued. */
export function NoticePage() {
  const { id = '' } = useParams();
  const notice = useApi('notice.get', { id });
  const may = useMay();
  const one = notice.data;
  const edits = one?.mayEdit && may('notice.publish');
  // what the own unit signs for, or has signed, came from a level above
  const isFromAbove = one !== undefined && (one.toSign || one.signedAt !== null);
  return (
    <PageFrame
      title={one?.title ?? '通知'}
      crumbs={[{ label: '通知', to: '/notices' }]}
      tag={one ? <NoticeState notice={one} /> : null}
      purpose={one ? purposeOf(one) : null}
      actions={
        <>
          {one ? (
            <Button href={fileUrl('notice.pdf', { id })} target="_blank">
              公文版式（PDF）
            </Button>
          ) : null}
          {one && isFromAbove && may('notice.publish') ? (
            <LinkButton to={`/notices/new?answers=${id}`}>转发</LinkButton>
          ) : null}
          {one?.asksPlan && isFromAbove && may('notice.publish') ? (
            <LinkButton to={`/notices/new?answers=${id}&kind=plan`}>上交实施计划</LinkButton>
          ) : null}
          {edits ? <LinkButton to={`/notices/${id}/edit`}>修改</LinkButton> : null}
        </>
      }
      primary={edits ? <Publish notice={one} /> : one?.toSign && may('notice.sign') ? <Sign notice={one} /> : null}
    >
      <Loaded of={notice} what="通知" lines={12}>
        {(loaded) => (
          <>
            {loaded.toMeet ? <MeetingSection notice={loaded} /> : null}
            <NoticePaper notice={loaded} />
            {loaded.follows && may('notice.publish') ? <ReceiptsSection notice={loaded} /> : null}
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Sign({ notice }: { notice: Notice }) {
  const sign = useAct('notice.sign', { done: '已为本单位签收' });
  return (
    <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate({ id: notice.id })}>
      签收
    </Button>
  );
}

function purposeOf({ state, kind, publicity, toSign, signedAt, planDueOn, targetText }: Notice): string {
  const plan = planDueOn ? `实施计划请于${dayText(planDueOn)}前上交。` : '';
  if (toSign) return `请阅读后为本单位签收，发文单位能看到谁还没有签收。${plan}`;
  if (signedAt) return `本单位已于${dayText(dayOf(new Date(signedAt)))}签收。${plan}`;
  if (state === 'draft') return '草稿只有本单位能看到。核对无误后印发，印发后不能再修改。';
  const place = publicity === 'open' ? '已印发，并在平台首页公开。' : '已印发，仅管理范围内的单位登录后可见。';
  return kind === 'material' ? place : `${place}签收范围：${targetText}。`;
}

function Publish({ notice }: { notice: Notice }) {
  const [open, setOpen] = useState(false);
  const publish = useAct('notice.publish', { done: '已印发', quiet: true });
  const readers =
    notice.publicity === 'open' ? '管理范围内的单位和平台首页的访客都能看到' : '管理范围内的单位登录后能看到';
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        印发
      </Button>
      <ConfirmTyped
        open={open}
        title={`印发“${notice.title}”`}
        effect={`印发后${readers}，内容和附件不能再修改，也不能撤回。`}
        typed={notice.number || notice.title}
        submit="印发"
        onSubmit={() => publish.mutateAsync({ id: notice.id, version: notice.version })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
