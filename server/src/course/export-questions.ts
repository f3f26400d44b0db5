import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { bankEndpoints } from '@yanxiu/contract/question-bank';
import { writeGift } from '@yanxiu/domain/course/gift-write';
import { difficultyNames, questionKindNames } from '@yanxiu/domain/course/question-kind';
import { choiceLetters, sheetHeadings, sheetRowOf } from '@yanxiu/domain/course/question-sheet';
import { dayOf } from '@yanxiu/domain/kernel/day';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { listBank } from './store/bank.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const columns: readonly ColumnToWrite[] = [
  { heading: sheetHeadings.kind, kind: 'text', width: 10, choices: Object.values(questionKindNames) },
  { heading: sheetHeadings.stem, kind: 'text', width: 50 },
  ...[...choiceLetters].map(
    (letter) => ({ heading: `${sheetHeadings.choice}${letter}`, kind: 'text', width: 18 }) as const,
  ),
  { heading: sheetHeadings.answer, kind: 'text', width: 18 },
  { heading: sheetHeadings.points, kind: 'text', width: 6 },
  { heading: sheetHeadings.difficulty, kind: 'text', width: 8, choices: Object.values(difficultyNames) },
  { heading: sheetHeadings.tags, kind: 'text', width: 20 },
  { heading: sheetHeadings.explanation, kind: 'text', width: 40 },
];

const blank = ['', '', '', '', '', '', '', ''];
const cells = (...choices: readonly string[]) => blank.map((_, at) => choices[at] ?? '');

const examples: readonly (readonly string[])[] = [
  ['单选题', '教师的天职是什么？', ...cells('教书育人', '经商', '看门'), 'A', '1', '容易', '师德', '见职业道德规范。'],
  ['多选题', '哪些属于校园安全？', ...cells('消防', '食品', '天气'), 'AB', '2', '中等', '校园安全', ''],
  ['判断题', '教师可以体罚学生。', ...blank, '错误', '1', '容易', '师德、依法治教', '见未成年人保护法。'],
  ['填空题', '山西的省会是____，首都是____。', ...blank, '太原|太原市；北京|北京市', '2', '容易', '', ''],
  ['连线题', '把人物和著作连起来。', ...cells('孔子=论语', '司马迁=史记', '=左传'), '', '2', '中等', '语文', ''],
  ['简答题', '怎样做好家校沟通？', ...blank, '尊重|平等；倾听；及时反馈', '3', '中等', '家校', '先倾听，再给建议。'],
  ['排序题', '把备课的步骤排好。', ...cells('研读课标', '分析学情', '写教案'), '', '2', '较难', '', ''],
];

const guidance: readonly (readonly string[])[] = [
  ['题型', '填单选题、多选题、判断题、填空题、连线题、排序题或简答题。'],
  ['题干', '填空题用两个以上的下划线“____”表示一个空，可以有几个空；没有下划线时按一个空算。'],
  [
    '选项A–H',
    '单选、多选、排序题填选项；连线题每格写“左=右”，左边留空的“=右”是多余的右列；判断题、填空题、简答题不填。',
  ],
  [
    '正确答案',
    '单选、多选填字母（A、ACD）；判断题填正确或错误；填空题几个空之间用“；”隔开，一个空的几种答案用“|”隔开；',
  ],
  [
    '',
    '连线题不填；排序题的选项已按正确顺序写的不填，否则填字母（例如 CAB）。填空的全角半角、空格、标点和大小写不影响判分。',
  ],
  ['', '简答题填要点，用“；”隔开，一个要点的几种说法用“|”隔开，按答到的要点给分；不填就由辅导教师批阅。'],
  ['分值、难度', '不填就是 1 分、中等。难度填容易、中等或较难。'],
  ['标签', '几个标签用顿号隔开，例如“师德、必考”；抽题时按标签和难度抽。'],
];

export function questionTemplate(): FileAnswer {
  const rows = examples;
  const sheets = [
    { name: '题目', columns, rows },
    {
      name: '填写说明',
      columns: [
        { heading: '列', kind: 'text', width: 16 },
        { heading: '怎样填', kind: 'text', width: 100 },
      ] as const,
      rows: guidance,
    },
  ];
  return { name: '题库导入模板.xlsx', mediaType: xlsx, bytes: writeWorkbook(sheets) };
}

/** What matches the filters, as a workbook that the import takes again, or as GIFT text. */
export async function exportQuestions(ctx: Ctx, input: Parsed<typeof bankEndpoints.bankExport>): Promise<FileAnswer> {
  const questions = await listBank(ctx.db, ctx.scope, input);
  const day = dayOf(ctx.now);
  if (input.format === 'xlsx') {
    const rows = questions.map(sheetRowOf);
    return { name: `题库 ${day}.xlsx`, mediaType: xlsx, bytes: writeWorkbook([{ name: '题目', columns, rows }]) };
  }
  const { text, left } = writeGift(questions);
  const note =
    left > 0 ? `// 有 ${left} 题是 GIFT 写不出的题型（排序题、多个空的填空题、写了要点的简答题），没有列入。\n\n` : '';
  return {
    name: `题库 ${day}.gift.txt`,
    mediaType: 'text/plain; charset=utf-8',
    bytes: Buffer.from(note + text, 'utf8'),
  };
}
