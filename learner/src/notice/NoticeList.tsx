import type { OutputOf } from '@yanxiu/contract/index';
import { dayText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { ErrorPanel } from '../kit/ErrorPanel.tsx';
import { Hotline } from '../kit/Hotline.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useRead } from '../kit/use-read.ts';

/** As many as fit on one page without looking for more: the newest come first. */
const newest = { size: 60 };

/** The notices and the materials that anybody may read; no heading stands over nothing. */
export function NoticeList() {
  const list = useRead('notice.publicList', newest);
  const rows = list.data?.rows ?? [];
  const notices = rows.filter((row) => row.kind !== 'material');
  const materials = rows.filter((row) => row.kind === 'material');
  return (
    <>
      <section class="front-notices" aria-labelledby="notices-title">
        <h2 id="notices-title">通知公告</h2>
        {list.error ? (
          <ErrorPanel error={list.error} what="通知公告" onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Skeleton rows={5} />
        ) : notices.length > 0 ? (
          <Rows rows={notices} />
        ) : (
          <p class="muted">目前没有公开的通知。教育局发布后，会显示在这里。</p>
        )}
        <HelpLines rows={notices} />
      </section>
      {materials.length > 0 ? (
        <section class="front-notices" aria-labelledby="materials-title">
          <h2 id="materials-title">培训资料</h2>
          <Rows rows={materials} />
        </section>
      ) : null}
    </>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <ul class="notice-list">
      {rows.map((row) => (
        <NoticeRow key={row.id} row={row} />
      ))}
    </ul>
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
