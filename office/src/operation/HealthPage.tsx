import type { OutputOf } from '@yanxiu/contract/index';
import { bytesText, countText, durationText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useApi } from '../kit/use-api.ts';
import './operation.css';

type Health = OutputOf<'operation.health'>;

/** Less free room than this is a warning: a day of uploads must still fit. */
const littleRoom = 5 * 1024 ** 3;

/** Whether the platform is well: database, queue, disk, outboxes. */
export function HealthPage() {
  const health = useApi('operation.health', {}, { everyMs: 10_000 });
  return (
    <PageFrame
      title="系统状况"
      purpose="数据库、后台任务、磁盘和发件箱现在的状况，每 10 秒更新。"
      tag={health.data ? <Verdict health={health.data} /> : null}
    >
      <Loaded of={health} what="系统状况">
        {(one) => <Blocks health={one} />}
      </Loaded>
    </PageFrame>
  );
}

function problems({ database, disk, queue, outbox }: Health): string[] {
  return [
    ...(database.ok ? [] : ['数据库没有回应']),
    ...(disk.freeBytes < littleRoom ? ['磁盘空间不足 5 GB'] : []),
    ...(queue.failed > 0 ? [`${queue.failed} 项后台任务没有完成`] : []),
    ...(outbox.failed > 0 ? [`${outbox.failed} 条消息没有发出`] : []),
  ];
}

function Verdict({ health }: { health: Health }) {
  const count = problems(health).length;
  return count === 0 ? (
    <StateTag tone="good">一切正常</StateTag>
  ) : (
    <StateTag tone="warn">{`${count} 处要看一看`}</StateTag>
  );
}

function Blocks({ health }: { health: Health }) {
  const may = useMay();
  const { database, disk, queue, outbox } = health;
  const found = problems(health);
  return (
    <>
      {found.length > 0 ? (
        <Section title="要看一看">
          <ul>
            {found.map((one) => (
              <li key={one}>{one}。</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <div className="health-blocks">
        <Section title="数据库">
          <Descriptions
            items={[
              { label: '连接', value: database.ok ? '正常' : '没有回应' },
              { label: '大小', value: sizeText(database.sizeBytes) },
              { label: '版本', value: `PostgreSQL ${database.version}` },
            ]}
          />
        </Section>
        <Section title="后台任务">
          <Descriptions
            items={[
              { label: '排队和进行中', value: `${countText(queue.waiting)} 项` },
              { label: '没有完成', value: `${countText(queue.failed)} 项` },
            ]}
          />
        </Section>
        <Section
          title="发件箱"
          actions={
            may('operation.outbox') ? (
              <>
                <Link to="/outbox/sms">短信</Link>
                <Link to="/outbox/mail">邮件</Link>
              </>
            ) : null
          }
        >
          <Descriptions
            items={[
              { label: '短信排队', value: `${countText(outbox.smsQueued)} 条` },
              { label: '邮件排队', value: `${countText(outbox.mailQueued)} 封` },
              { label: '没有发出', value: `${countText(outbox.failed)} 条` },
            ]}
          />
        </Section>
        <Section title="这台服务器">
          <Descriptions
            items={[
              { label: '磁盘剩余', value: sizeText(disk.freeBytes) },
              { label: '占用内存', value: bytesText(health.memoryBytes) },
              { label: '已运行', value: durationText(health.uptimeSec) },
            ]}
          />
        </Section>
      </div>
    </>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1024 ** 3 ? bytesText(bytes) : `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
