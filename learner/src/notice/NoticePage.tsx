import type { OutputOf } from '@yanxiu/contract/index';
import { fileUrl } from '@yanxiu/ui/client';
import { bytesText, dayText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { Icon } from '../frame/Icon.tsx';
import { Hotline } from '../kit/Hotline.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { usePageTitle } from '../kit/page-title.ts';
import { useRead } from '../kit/use-read.ts';
import { NoticeBody } from './NoticeBody.tsx';

type Notice = OutputOf<'notice.publicGet'>;

/** A public notice as a page to read; its attachments are downloaded without log-in. */
export function NoticePage({ id }: { id: string }) {
  const notice = useRead('notice.publicGet', { id });
  usePageTitle(notice.data?.title ?? '通知公告');
  return (
    <main class="notice-page">
      <Link class="page-back" href="/">
        <Icon name="back" size={20} />
        通知公告
      </Link>
      <Loaded of={notice} what="通知" rows={8}>
        {(read) => <Paper notice={read} />}
      </Loaded>
    </main>
  );
}

function Paper({ notice }: { notice: Notice }) {
  return (
    <article class="notice-paper">
      <h1>{notice.title}</h1>
      <p class="notice-meta muted">
        <span class="notice-part">{notice.orgName}</span>
        {notice.number ? <span class="notice-part">{notice.number}</span> : null}
        <span class="notice-part">{dayText(notice.issuedOn)}</span>
      </p>
      <div class="notice-body">
        {notice.addressees ? <p class="notice-to">{notice.addressees}：</p> : null}
        <NoticeBody body={notice.body} />
        {notice.contact ? <p>（联系人：{notice.contact}）</p> : null}
      </div>
      {notice.copiesTo ? <p class="muted">抄送：{notice.copiesTo}。</p> : null}
      {notice.attachments.length > 0 ? <Attachments notice={notice} /> : null}
      <p>
        <a class="row-link" href={fileUrl('notice.publicPdf', { id: notice.id })}>
          公文版式（PDF，可打印）
        </a>
      </p>
      {notice.helpLine ? <Hotline line={notice.helpLine} /> : null}
    </article>
  );
}

function Attachments({ notice }: { notice: Notice }) {
  return (
    <section class="notice-files" aria-labelledby="files-title">
      <h2 id="files-title">附件</h2>
      <ul class="rows">
        {notice.attachments.map((one) => (
          <li key={one.id}>
            <a class="row-link" href={fileUrl('notice.publicFile', { id: notice.id, fileId: one.id })}>
              <span class="row-title">{one.name}</span>
              <span class="muted num">{bytesText(one.sizeBytes)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
