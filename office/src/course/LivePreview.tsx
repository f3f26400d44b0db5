import { instantText } from '@yanxiu/ui/words';
import { Descriptions } from '../kit/Descriptions.tsx';
import { Empty } from '../kit/Empty.tsx';
import type { Lesson } from './LessonPage.tsx';

/** When and where a live session is held, as its readers see it. */
export function LivePreview({ lesson: { live } }: { lesson: Lesson }) {
  if (!live) return <Empty title="还没有定时间" hint="课程编辑填好时间和网址后显示在这里。" />;
  return (
    <Descriptions
      items={[
        { label: '开始', value: instantText(live.startsAt) },
        { label: '结束', value: instantText(live.endsAt) },
        { label: '网址', value: <OutLink url={live.joinUrl} /> },
        { label: '回放', value: live.replayUrl ? <OutLink url={live.replayUrl} /> : '还没有' },
      ]}
    />
  );
}

function OutLink({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {url}
    </a>
  );
}
