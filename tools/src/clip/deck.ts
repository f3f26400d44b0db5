import type { ClipKey } from './catalogue.ts';

export interface Slide {
  readonly heading: string;
  readonly points: readonly string[];
}

/** What a clip shows: nine slides of five minutes each. */
export interface Deck {
  readonly key: ClipKey;
  readonly title: string;
  readonly colour: string;
  readonly slides: readonly Slide[];
}

const ethics: Deck = {
  key: 'ethics',
  title: '师德与依法治教',
  colour: '#1f5fbf',
  slides: [
    {
      heading: '本讲要解决的问题',
      points: ['什么是教师的职业底线', '日常工作中哪些行为容易越界', '遇到两难时按什么顺序判断'],
    },
    {
      heading: '爱国守法 爱岗敬业',
      points: ['把法律要求当作工作前提', '备课、上课、批改不打折扣', '对每一个班级同样用心'],
    },
    { heading: '关爱学生', points: ['尊重人格，不讽刺挖苦', '保护隐私，不公开成绩排名', '发现异常，当天沟通当天记录'] },
    { heading: '教书育人', points: ['学科内容里有育人的机会', '评价既看结果也看过程', '允许学生出错并有机会改正'] },
    { heading: '为人师表', points: ['衣着言行与教师身份相称', '网络言论同样代表职业形象', '不收受可能影响公正的礼物'] },
    {
      heading: '教育法律的四个支点',
      points: ['教育法：教育活动的总依据', '教师法：权利与义务', '义务教育法：入学与公平', '未成年人保护法：学校保护'],
    },
    { heading: '教育惩戒的边界', points: ['先教育后惩戒，程度相当', '禁止体罚和变相体罚', '过程留痕，及时告知家长'] },
    { heading: '案例讨论', points: ['学生多次不交作业怎么办', '家长在群里质疑教师怎么办', '同事有偿补课如何对待'] },
    { heading: '小结与行动', points: ['写下自己的三条底线', '与同组教师交流一次', '在课堂中观察并记录一周'] },
  ],
};

const safety: Deck = {
  key: 'safety',
  title: '校园安全',
  colour: '#1a7f4b',
  slides: [
    {
      heading: '本讲要解决的问题',
      points: ['校园里哪些时间地点最易出事', '教师在其中承担什么责任', '出事后的前十分钟做什么'],
    },
    { heading: '一日安全巡查', points: ['到校：门口秩序与晨检', '课间：楼梯、厕所、操场', '离校：交接清楚，不留空档'] },
    { heading: '消防安全', points: ['通道畅通，不堆杂物', '会用灭火器，知道位置', '按规定次数演练并讲评'] },
    { heading: '交通与校车', points: ['上下学路线心中有数', '校车座位、人数、安全带', '雨雪天气提前告知家长'] },
    { heading: '食品与饮水', points: ['陪餐制度不走过场', '留样、台账、索证齐全', '多人不适立即报告'] },
    { heading: '防溺水与假期', points: ['“六不”要求反复讲', '假期前一封信、一节课', '与村委会共管危险水域'] },
    {
      heading: '防治学生欺凌',
      points: ['看见：孤立、起外号、索要', '制止：当场、明确、不激化', '跟进：双方辅导，持续观察'],
    },
    { heading: '突发事件处置', points: ['救人优先，同时呼救报告', '保护现场，固定信息', '统一口径，安抚学生家长'] },
    { heading: '小结与行动', points: ['画一张本班安全风险图', '检查一次应急联系表', '上好一节安全教育课'] },
  ],
};

const classroom: Deck = {
  key: 'classroom',
  title: '课堂教学',
  colour: '#b26a00',
  slides: [
    {
      heading: '本讲要解决的问题',
      points: ['一节好课的证据是什么', '目标、活动、评价如何一致', '怎样让每个学生都在学'],
    },
    { heading: '从课程标准到课时目标', points: ['读懂核心素养的表述', '写成学生能做到的行为', '一节课目标不超过三条'] },
    { heading: '学情分析', points: ['前测：两三道小题就够', '困难：预想最易错的地方', '差异：准备两层任务'] },
    { heading: '情境与任务', points: ['情境来自学生的生活', '任务有结果、可展示', '问题链由浅入深'] },
    { heading: '课堂提问', points: ['提问后等待三秒', '追问“你是怎么想的”', '让没举手的学生也回答'] },
    { heading: '合作学习', points: ['分工明确，人人有事', '先独立思考再交流', '小组成果能看得见'] },
    { heading: '信息技术的融合点', points: ['用在难以直接观察的地方', '用在需要即时反馈的地方', '不为用而用'] },
    { heading: '作业与评价', points: ['作业量控制，分层布置', '评语写到具体行为', '用错题改进下一课'] },
    { heading: '小结与行动', points: ['重写一份课时目标', '请同事观察一次提问', '交一份教学反思'] },
  ],
};

export const decks: readonly Deck[] = [ethics, safety, classroom];
