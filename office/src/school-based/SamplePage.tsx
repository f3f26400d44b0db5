import { hundredthsText, instantText } from '@yanxiu/ui/words';
import { Link, useParams } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useApi } from '../kit/use-api.ts';
import { activityStateNames, stateTones } from './activity-words.ts';
import './school-based.css';

/** One drawn sample: each activity is opened, looked through and returned where it does not hold. */
export function SamplePage() {
  const { id = '' } = useParams();
  return (
    <PageFrame
      title="抽查"
      crumbs={[
        { label: '校本研修', to: '/school-based' },
        { label: '抽查', to: '/school-based/samples' },
      ]}
      purpose="逐个打开核对材料，与事实不符的退回学校。"
    >
      <ForProgram>{(program) => <Sample programId={program.id} sampleId={id} />}</ForProgram>
    </PageFrame>
  );
}

function Sample({ programId, sampleId }: { programId: string; sampleId: string }) {
  const sample = useApi('schoolBased.getSample', { programId, sampleId });
  return (
    <Loaded of={sample} what="抽查">
      {(draw) => (
        <Section title={`抽到 ${draw.drawn} 次（范围内 ${draw.drawnOf} 次，${draw.percent}%）`}>
          <p className="muted">
            种子“{draw.seed}”，{draw.drawnByName} {instantText(draw.drawnAt)} 抽取
          </p>
          <div className="scroll-x">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">活动</th>
                  <th scope="col">学校</th>
                  <th scope="col">日期</th>
                  <th scope="col" className="num">
                    学时
                  </th>
                  <th scope="col" className="num">
                    到场人数
                  </th>
                  <th scope="col" className="num">
                    材料
                  </th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {draw.activities.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <Link to={`/school-based/${row.id}`}>{row.title}</Link>
                    </td>
                    <td>{row.schoolName}</td>
                    <td className="num">{row.heldOn}</td>
                    <td className="num">{hundredthsText(row.hoursX100)}</td>
                    <td className="num">{row.attendeeCount}</td>
                    <td className="num">{row.fileCount}</td>
                    <td>
                      <StateTag tone={stateTones[row.state]}>{activityStateNames[row.state]}</StateTag>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
    </Loaded>
  );
}
