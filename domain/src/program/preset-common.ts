import type { ProgramSettings } from './policy.ts';

/**
 * What both notices leave open and both presets fill alike (通知未写明，系统拟定): weights 50/30/10/10 without gates, and
 * the items that each part is made of.
 */
export const commonAssessment: ProgramSettings['assessment'] = {
  parts: [
    {
      part: 'online',
      weightPercent: 50,
      gatePercent: null,
      items: [
        { key: 'studyTime', title: '网络研修学时', rule: 'studyTime', maxX100: 8000, gatePercent: null },
        { key: 'quiz', title: '课程测验', rule: 'quiz', maxX100: 2000, gatePercent: null },
      ],
    },
    {
      part: 'schoolBased',
      weightPercent: 30,
      gatePercent: null,
      items: [{ key: 'schoolBased', title: '校本研修活动', rule: 'attendance', maxX100: 10_000, gatePercent: null }],
    },
    {
      part: 'activity',
      weightPercent: 10,
      gatePercent: null,
      items: [{ key: 'activity', title: '研修活动', rule: 'manual', maxX100: 10_000, gatePercent: null }],
    },
    {
      part: 'offline',
      weightPercent: 10,
      gatePercent: null,
      items: [{ key: 'offline', title: '线下授课', rule: 'attendance', maxX100: 10_000, gatePercent: null }],
    },
  ],
  // 阳教师函字〔2021〕1号 六.2, read as half-open intervals: 69.99 is in the 60–69 band.
  bands: [
    { fromX100: 6000, creditsX100: 700, name: '合格' },
    { fromX100: 7000, creditsX100: 800, name: '中等' },
    { fromX100: 8000, creditsX100: 900, name: '良好' },
    { fromX100: 9000, creditsX100: 1000, name: '优秀' },
  ],
  passX100: 6000,
  creditsX100: 1000,
  postingDays: 5,
};

const forms = ['活动方案', '签到表', '活动照片', '活动记录', '个人反思'];

/** A scheme of 22 学时 of school-based study: tasks, forms, hours of each and the evidence asked for. */
export const commonSchoolBasedTasks: ProgramSettings['schoolBased']['tasks'] = [
  { key: 'ethics', title: '师德专题学习', form: '集中学习与讨论', hoursX100: 200, evidence: forms },
  { key: 'lawAndSafety', title: '依法治教与校园安全研讨', form: '案例研讨', hoursX100: 200, evidence: forms },
  { key: 'lessonPlanning', title: '集体备课', form: '教研组备课', hoursX100: 400, evidence: forms },
  { key: 'openLesson', title: '听评课', form: '听课不少于 4 节并评议', hoursX100: 400, evidence: forms },
  { key: 'lessonCase', title: '课例研究', form: '上课、观课、修改、再上课', hoursX100: 400, evidence: forms },
  { key: 'technology', title: '信息技术与教学融合实践', form: '实践与展示', hoursX100: 300, evidence: forms },
  { key: 'reflection', title: '教学反思与读书交流', form: '交流与撰写', hoursX100: 300, evidence: forms },
];

export const weightAssumption = '四部分权重 网络研修 50、校本研修 30、研修活动 10、线下授课 10，不设单项门槛';
export const itemsAssumption = '网络研修由学时（80 分）和课程测验（20 分）构成，其余三部分各为一项';
export const schemeAssumption = '校本研修 22 学时的任务方案';
