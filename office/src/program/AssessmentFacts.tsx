import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { partNames } from '@yanxiu/domain/program/words';
import { hoursText, hundredthsText } from '@yanxiu/ui/words';
import { Descriptions } from '../kit/Descriptions.tsx';
import { ruleNames } from './program-words.ts';

/** Hours, the four parts with weights and items, and the bands that credits follow from. */
export function AssessmentFacts({ settings }: { settings: ProgramSettings }) {
  const { hours, assessment } = settings;
  return (
    <>
      <Descriptions
        items={[
          { label: '总学时', value: hoursText(hours.onlineX100 + hours.schoolBasedX100) },
          { label: '网络研修', value: hoursText(hours.onlineX100) },
          { label: '校本研修', value: hoursText(hours.schoolBasedX100) },
          { label: '1 学时', value: `${settings.minutesPerHour} 分钟` },
          { label: '合格', value: `${hundredthsText(assessment.passX100)} 分及以上，且各项门槛都达到` },
          { label: '学分', value: `最多 ${hundredthsText(assessment.creditsX100)} 学分` },
          { label: '成绩公示', value: `${assessment.postingDays} 天` },
        ]}
      />
      <h3>四部分考核</h3>
      <PartTable parts={assessment.parts} />
      <h3>分数与学分</h3>
      <BandTable bands={assessment.bands} />
    </>
  );
}

function PartTable({ parts }: { parts: ProgramSettings['assessment']['parts'] }) {
  const sum = parts.reduce((total, part) => total + (part.weightPercent ?? 0), 0);
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">部分</th>
            <th scope="col" className="num">
              权重
            </th>
            <th scope="col">考核项目</th>
            <th scope="col">门槛</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.part}>
              <td>{partNames[part.part]}</td>
              <td className="num">{part.weightPercent === null ? '未填写' : `${part.weightPercent}%`}</td>
              <td className="wrap-cell">{part.items.map(itemText).join('；') || '还没有考核项目'}</td>
              <td>{part.gatePercent === null ? '无' : `不低于 ${part.gatePercent}%`}</td>
            </tr>
          ))}
          <tr>
            <td>合计</td>
            <td className="num">{sum}%</td>
            <td colSpan={2} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function itemText(item: ProgramSettings['assessment']['parts'][number]['items'][number]): string {
  const gate = item.gatePercent === null ? '' : `，不低于 ${item.gatePercent}%`;
  return `${item.title}（${ruleNames[item.rule]}，满分 ${hundredthsText(item.maxX100)}${gate}）`;
}

/** Bands are half-open: 69.99 is in the band from 60, 70 is not (rules §9). */
function BandTable({ bands }: { bands: ProgramSettings['assessment']['bands'] }) {
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">总分</th>
            <th scope="col">等次</th>
            <th scope="col" className="num">
              学分
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="num-left">{`${hundredthsText(bands[0]?.fromX100 ?? 0)} 分以下`}</td>
            <td>未达标</td>
            <td className="num">0</td>
          </tr>
          {bands.map((band, index) => (
            <tr key={band.fromX100}>
              <td className="num-left">{bandText(band.fromX100, bands[index + 1]?.fromX100)}</td>
              <td>{band.name}</td>
              <td className="num">{hundredthsText(band.creditsX100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function bandText(fromX100: number, nextX100: number | undefined): string {
  if (nextX100 === undefined) return `${hundredthsText(fromX100)} 分及以上`;
  return `${hundredthsText(fromX100)} 分及以上，不到 ${hundredthsText(nextX100)} 分`;
}
