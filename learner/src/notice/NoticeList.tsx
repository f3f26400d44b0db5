import type { OutputOf } from '@yanxiu/contract/index';
import { dayText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { ErrorPanel } from '../kit/ErrorPanel.tsx';
import { Hotline } from '../kit/Hotline.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useRead } from '../kit/use-read.ts';

/** The notices that anybody may read, the newest first. */
export function NoticeList() {
  const list = useRead('notice.publicList', {});
  if (list.error) return <ErrorPanel error={list.error} what="通知公告" onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton rows={5} />;
  if (list.data.rows.length === 0) return <p class="muted">目前没有公开的通知。教育局发布后，会显示在这里。</p>;
  return (
    <>
      <ul class="notice-list">
        {list.data.rows.map((row) => (
          <NoticeRow key={row.id} row={row} />
        ))}
      </ul>
      <HelpLines rows={list.data.rows} />
    </>
  );
}

type Row = OutputOf<'notice.publicList'>['rows'][number];

/** Whom to call, for somebody who can't even log in: each number once. */
function HelpLines({ rows }: { rows: readonly Row[] }) {
  const byPhone = new Map<string, Row>();
  for (const row of rows) if (row.helpLine?.phone) byPhone.set(row.helpLine.phone, row);
  return (
    <>
      {[...byPhone].map(([phone, row]) => (
        <Hotline key={phone} line={row.helpLine} lead={`${row.orgName}项目${row.helpLine?.who ?? ''}`} />
      ))}
    </>
  );
}

function NoticeRow({ row }: { row: Row }) {
  return (
    <li>
      <Link class="notice-link" href={`/notices/${row.id}`}>
        <span class="notice-title">{row.title}</span>
        <span class="notice-from muted">
          {row.orgName}
          {row.number ? `　${row.number}` : ''}
        </span>
        <time class="notice-day muted num" dateTime={row.issuedOn}>
          {dayText(row.issuedOn)}
        </time>
      </Link>
    </li>
  );
}
