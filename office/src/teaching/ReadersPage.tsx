import type { OutputOf } from '@yanxiu/contract/index';
import { instantText } from '@yanxiu/ui/words';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct, useApi } from '../kit/use-api.ts';
import './teaching.css';

type Notice = OutputOf<'teaching.noticeReaders'>['notice'];

const columns: readonly Column<RowOf<'teaching.noticeReaders'>>[] = [
  { key: 'name', title: '姓名' },
  { key: 'schoolName', title: '学校' },
  { key: 'phoneMask', title: '手机号' },
  {
    key: 'readAt',
    title: '阅读时间',
    kind: 'instant',
    render: (row) => (row.readAt ? instantText(row.readAt) : <StateTag tone="warn">未读</StateTag>),
  },
];

/** One notice: its text, who has read it, who has not. */
export function ReadersPage() {
  const { noticeId = '' } = useParams();
  return <ForProgram>{(program) => <Readers programId={program.id} noticeId={noticeId} />}</ForProgram>;
}

function Readers({ programId, noticeId }: { programId: string; noticeId: string }) {
  const query = useApi('teaching.noticeReaders', { programId, noticeId, size: 1 });
  const may = useMay();
  const notice = query.data?.notice;
  return (
    <PageFrame
      title={notice?.title ?? '班级通知'}
      crumbs={[{ label: '班级通知', to: '/class-notices' }]}
      purpose={notice ? `${notice.className}，${notice.senderName} ${instantText(notice.sentAt)} 发` : undefined}
      actions={may('teaching.tutor') && notice ? <Withdraw programId={programId} notice={notice} /> : null}
      primary={may('teaching.tutor') && notice ? <Remind programId={programId} notice={notice} /> : null}
    >
      <Loaded of={query} what="班级通知">
        {(found) => (
          <>
            <Section>
              <p className="notice-text">{found.notice.body}</p>
            </Section>
            <DataTable
              stem="teaching.noticeReaders"
              input={{ programId, noticeId }}
              noun="学员"
              columns={columns}
              search="姓名、学校"
              filters={[
                {
                  key: 'unread',
                  label: '阅读',
                  options: [
                    { value: 'true', label: '未读' },
                    { value: 'false', label: '已读' },
                  ],
                },
              ]}
              rowKey={(row) => row.personId}
              rowName={(row) => row.name}
              exportName={`${found.notice.title}阅读情况`}
              empty={{ title: '班里还没有学员', hint: '编班或调入后，学员会列在这里。' }}
            />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Remind({ programId, notice }: { programId: string; notice: Notice }) {
  const [text, setText] = useState<string | null>(null);
  const { message } = App.useApp();
  const remind = useAct('teaching.remindNotice', {
    done: ({ unread }) => `已在 ${unread} 位老师的消息里置顶`,
    onDone: (answer) => setText(answer.text),
  });
  const copy = () =>
    navigator.clipboard.writeText(text ?? '').then(
      () => message.success('已复制，可以粘贴到班级群'),
      () => message.warning('没有复制成功，请在框里选中文字后复制'),
    );
  return (
    <>
      <ActionButton
        type="primary"
        loading={remind.isPending}
        blocked={notice.read >= notice.people ? '本班学员都已读过，不用提醒。' : null}
        onClick={() => remind.mutate({ programId, noticeId: notice.id })}
      >
        提醒没读的老师
      </ActionButton>
      <Modal open={text !== null} title="可以发到班级群的文字" footer={null} onCancel={() => setText(null)}>
        <div className="dialog-form">
          <Input.TextArea
            readOnly
            aria-label="可以发到班级群的文字"
            value={text ?? ''}
            autoSize={{ minRows: 4, maxRows: 12 }}
          />
          <div className="dialog-buttons">
            <Button onClick={() => setText(null)}>关闭</Button>
            <Button type="primary" onClick={() => void copy()}>
              复制文字
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}

function Withdraw({ programId, notice }: { programId: string; notice: Notice }) {
  const navigate = useNavigate();
  const { name } = useMe();
  const withdraw = useAct('teaching.withdrawNotice', {
    done: '已撤回，学员不再看到',
    rereads: false,
    onDone: () => void navigate('/class-notices'),
  });
  return (
    <ActionButton
      loading={withdraw.isPending}
      blocked={notice.senderName === name ? null : '只有发送人能撤回。'}
      onClick={() => withdraw.mutate({ programId, noticeId: notice.id })}
    >
      撤回
    </ActionButton>
  );
}
