import type { OutputOf } from '@yanxiu/contract/index';
import { dayText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../frame/session.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { MeetingDialog } from './MeetingDialog.tsx';
import { MeetingPhotos } from './MeetingPhotos.tsx';
import type { Notice } from './NoticePage.tsx';

export type Meeting = NonNullable<OutputOf<'notice.get'>['meeting']>;

/** The 动员会 that the notice asks of the reader's school: what was written down of it, and where to do so. */
export function MeetingSection({ notice }: { notice: Notice }) {
  const [open, setOpen] = useState(false);
  const may = useMay();
  const { meeting, meetingDueOn } = notice;
  return (
    <div className="no-print">
      <Section
        title="动员会"
        actions={
          may('notice.sign') ? <Button onClick={() => setOpen(true)}>{meeting ? '更正' : '登记动员会'}</Button> : null
        }
      >
        {meeting ? (
          <MeetingFacts meeting={meeting} />
        ) : (
          <p>
            <StateTag tone="warn">未登记</StateTag> 通知要求召开动员会
            {meetingDueOn ? `，请于${dayText(meetingDueOn)}前登记日期、人数和照片` : ''}。
          </p>
        )}
      </Section>
      <MeetingDialog notice={notice} open={open} onClose={() => setOpen(false)} />
    </div>
  );
}

export function MeetingFacts({ meeting }: { meeting: Meeting }) {
  return (
    <>
      <Descriptions
        items={[
          { label: '召开日期', value: dayText(meeting.heldOn) },
          { label: '参加人数', value: `${meeting.attendance} 人` },
          { label: '地点', value: meeting.place || null },
          { label: '登记人', value: meeting.recordedByName },
          ...(meeting.note ? [{ label: '说明', value: meeting.note, wide: true }] : []),
        ]}
      />
      <MeetingPhotos files={meeting.files} />
    </>
  );
}
