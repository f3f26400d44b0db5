import { Page } from '../frame/Page.tsx';
import { useMe } from '../frame/session.tsx';
import { Hotline } from '../kit/Hotline.tsx';
import { HelpRequest } from '../study/HelpRequest.tsx';
import './me.css';

/** What teachers ask most, in their words; rules §7 for what counts. */
const answers: readonly (readonly [question: string, answer: string])[] = [
  [
    '学时怎样计',
    '播放视频或阅读文档时，页面上显示“计时中”就在计。1 学时是 45 分钟。同一段内容只计一次，已计的部分用绿色标出。',
  ],
  [
    '为什么显示“不计时”',
    '状态下面会写明原因，常见的有：在另一台设备上打开了课程、今天已计满、这门课已计满、学习时间已过。',
  ],
  [
    '为什么会弹出提问',
    '隔一段时间会请您按一下，确认您在学习。60 秒内按对，学时照常计。没来得及按，只有那一小段不计，之前的都在。',
  ],
  ['网络不好怎么办', '学习记录先存在本机，连上后自动补送。断开不超过 10 分钟的不受影响。'],
  ['可以加快播放吗', '可以看，但计时按实际经过的时间。没计上的部分，按正常速度再看一遍可以补计。'],
  ['换了手机或电脑，进度还在吗', '在。登录同一个账号，会从上次的位置接着学。同一时间只能在一处计时。'],
  ['会用掉很多流量吗', '播放前会显示本课视频有多大。有无线网络时请先连上再看。'],
  ['测验没达标怎么办', '可以重做，取最好的一次。还能做几次写在测验页上。'],
  ['本人信息有误怎么办', '在“我的 → 本人信息”里申请更正，由学校核对办理。'],
  ['字太小看不清', '在“我的”里把字号改成“大字”。'],
];

export function HelpPage() {
  const { isTrainee } = useMe();
  return (
    <Page title="使用帮助" back={{ href: '/me', word: '我的' }}>
      {isTrainee ? <HelpRequest /> : null}
      <Hotline />
      <h2>常见问题</h2>
      <div class="card help-list">
        {answers.map(([question, answer]) => (
          <details key={question}>
            <summary>{question}</summary>
            <p>{answer}</p>
          </details>
        ))}
      </div>
    </Page>
  );
}
