import { remembered } from '../kernel/remembered.ts';
import { compareKey, plainText } from '../kernel/text-width.ts';
import type { Stage } from '../program/policy.ts';

const compulsory =
  '语文 数学 英语 其他外语 道德与法治 科学 音乐 体育与健康 美术 艺术 信息技术 综合实践 劳动 心理健康 书法 阅读 少先队活动 地方课程 校本课程 特殊教育 其他';

/** The subjects of each stage by the names we keep; vocational and special schools have open lists. */
export const subjectsByStage: Readonly<Record<Stage, readonly string[]>> = {
  preschool: '五大领域 健康 语言 社会 科学 艺术 数学 音乐 美术 体育 英语 保育 其他'.split(' '),
  primary: compulsory.split(' '),
  junior: `${compulsory} 物理 化学 生物 地理 历史`.split(' '),
  senior:
    '语文 数学 英语 其他外语 思想政治 历史 地理 物理 化学 生物 音乐 体育与健康 美术 艺术 信息技术 通用技术 综合实践 研究性学习 劳动 心理健康 其他'.split(
      ' ',
    ),
  vocational: [],
  special: [],
};

const common: Readonly<Record<string, string>> = {
  体育: '体育与健康',
  体健: '体育与健康',
  体育健康: '体育与健康',
  体育和健康: '体育与健康',
  信息: '信息技术',
  信息科技: '信息技术',
  信技: '信息技术',
  计算机: '信息技术',
  微机: '信息技术',
  电脑: '信息技术',
  综合实践活动: '综合实践',
  综合: '综合实践',
  综实: '综合实践',
  心理: '心理健康',
  心理健康教育: '心理健康',
  心理学: '心理健康',
  劳技: '劳动',
  劳动技术: '劳动',
  劳动教育: '劳动',
  劳动与技术: '劳动',
  劳动技能: '劳动',
  生物学: '生物',
  外语: '英语',
  外语英语: '英语',
  日语: '其他外语',
  俄语: '其他外语',
  少先队: '少先队活动',
  通用: '通用技术',
  其它: '其他',
  自然: '科学',
};

const civics: readonly string[] =
  '道法 道德法治 道德与法制 道德和法治 思品 思想品德 品德 品生 品社 品德与生活 品德与社会 政治 思政 思想政治 法治 思想品德与法治 道德与法治(思想品德)'.split(
    ' ',
  );

const preschoolWords: readonly string[] =
  '学前 学前教育 幼教 幼儿 幼儿教育 幼儿园 全科 综合 五大领域 五大领域教学 领域教学 保教 包班 全部 全学科 各领域 幼儿全科 幼师'.split(
    ' ',
  );

/**
 * One cell of the 学科 column: each subject named as we keep it, several joined by 、. `known` is false where the stage's
 * list has no such subject; the text is kept all the same, a person may know better.
 */
export function readSubject(text: string, stage: Stage | ''): SubjectRead {
  return readText(`${stage}\n${text}`);
}

interface SubjectRead {
  readonly subject: string;
  readonly known: boolean;
}

const readText = remembered((asked) => {
  const at = asked.indexOf('\n');
  return readParts(asked.slice(at + 1), asked.slice(0, at) as Stage | '');
});

function readParts(text: string, stage: Stage | ''): SubjectRead {
  const parts = plainText(text)
    .split(/[、,，/／;；+＋&\s]+|和(?=[语数英物化生历地体音美])/)
    .filter((part) => part !== '');
  const read = parts.map((part) => readOne(part, stage));
  const subject = [...new Set(read.map((one) => one.subject))].join('、');
  return { subject, known: read.every((one) => one.known) };
}

function readOne(text: string, stage: Stage | ''): SubjectRead {
  const key = compareKey(text)
    .replace(/^(幼儿园|小学|初中|高中|普高|职高|中职)(?=.)/, '')
    .replace(/(教师|老师|教学|学科|课)$/, '');
  const subject = key === '' ? plainText(text) : canonical(key, stage);
  const list = stage === '' ? [] : subjectsByStage[stage];
  return { subject, known: list.length === 0 || list.includes(subject) };
}

function canonical(key: string, stage: Stage | ''): string {
  if (stage === 'preschool') {
    if (preschoolWords.includes(key)) return '五大领域';
    if (key === '体育与健康') return '体育';
    return key === '其它' ? '其他' : key;
  }
  if (civics.includes(key)) return stage === 'senior' || stage === 'vocational' ? '思想政治' : '道德与法治';
  if (key === '道德与法治' && stage === 'senior') return '思想政治';
  return common[key] ?? key;
}
