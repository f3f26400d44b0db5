import { documentPages } from '@yanxiu/domain/course/document';
import { lessonKinds } from '@yanxiu/domain/course/lesson-kind';
import { bankDraw, bankDraws, quizQuestion, quizRules } from '@yanxiu/domain/course/question';
import { questionKinds } from '@yanxiu/domain/course/question-kind';
import { stages } from '@yanxiu/domain/program/policy';
import { z } from 'zod';
import { captionEndpoints } from './course-captions.ts';
import { liveEndpoints, liveShown } from './course-live.ts';
import { pdfEndpoints } from './course-pdf.ts';
import { courseWorkEndpoints, lessonWork } from './course-work.ts';
import { endpoint, feature } from './kernel/endpoint.ts';
import { done, fileOut, id, instantOut, listQuery, pageOf, version } from './kernel/fields.ts';
import { bankEndpoints } from './question-bank.ts';

const stage = z.enum(stages);
const courseState = z.enum(['draft', 'published', 'retired']);

const courseFields = {
  title: z.string().trim().min(2, '课程名称至少 2 个字。').max(80),
  summary: z.string().trim().max(1000).default(''),
  lecturer: z.string().trim().max(60).default(''),
  stages: z.array(stage).min(1, '请至少选一个学段。'),
  subject: z.string().trim().max(20).default(''),
  theme: z.string().trim().min(2, '请填写主题。').max(60),
  hoursX100: z.int().min(25, '学时至少 0.25。').max(5000),
};

export const courseRow = z.object({
  id,
  code: z.string(),
  title: z.string(),
  lecturer: z.string(),
  stages: z.array(stage),
  subject: z.string(),
  theme: z.string(),
  hoursX100: z.int(),
  state: courseState,
  lessonCount: z.int(),
  videoCount: z.int(),
  lengthSec: z.int(),
  providerName: z.string(),
  version,
});

export const lessonRow = z.object({
  id,
  kind: z.enum(lessonKinds),
  title: z.string(),
  lengthSec: z.int(),
  /** Bytes of a video or of a document's pictures, so that the page can say how much it costs to play. */
  sizeBytes: z.int().nullable(),
  pageCount: z.int(),
  questionCount: z.int(),
  /** Characters of what an assignment or a discussion asks for. */
  promptLength: z.int(),
});

const unitRow = z.object({ id, title: z.string(), lessons: z.array(lessonRow) });

const packageCourse = courseRow
  .pick({ id: true, title: true, theme: true, hoursX100: true, subject: true, state: true, lessonCount: true })
  .extend({
    required: z.boolean(),
  });

export const course = feature('course', '课程', {
  list: endpoint({
    method: 'GET',
    path: '/api/courses',
    permission: 'course.read',
    summary: '课程目录，可按学段、主题和状态查找',
    input: z.strictObject({
      ...listQuery,
      stage: stage.optional(),
      theme: z.string().max(60).optional(),
      state: courseState.optional(),
    }),
    output: pageOf(courseRow).extend({ themes: z.array(z.string()) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/courses/:id',
    permission: 'course.read',
    summary: '一门课程：章节、课时、用在哪些项目',
    input: z.strictObject({ id }),
    output: courseRow.extend({
      summary: z.string(),
      units: z.array(unitRow),
      programs: z.array(z.object({ id, name: z.string(), stages: z.array(stage) })),
      /** Of what trainees meet; 0 before it is published. */
      versionNumber: z.int(),
      mayEdit: z.boolean(),
    }),
  }),
  versions: endpoint({
    method: 'GET',
    path: '/api/courses/:id/versions',
    permission: 'course.read',
    summary: '课程的各个版本：何时由谁改了什么，哪些项目用的是哪一版',
    input: z.strictObject({ id, page: listQuery.page, size: listQuery.size }),
    output: pageOf(
      z.object({
        number: z.int(),
        begunAt: instantOut,
        changedAt: instantOut,
        byName: z.string(),
        hoursX100: z.int(),
        lessonCount: z.int(),
        lengthSec: z.int(),
        /** Against the version before, in words. */
        changes: z.array(z.string()),
        lessons: z.array(
          z.object({ unit: z.string(), kind: z.enum(lessonKinds), title: z.string(), lengthSec: z.int() }),
        ),
        /** Programs whose package was given the course while this was the newest version. */
        programs: z.array(z.object({ id, name: z.string(), stages: z.array(stage) })),
      }),
    ).extend({ courseTitle: z.string() }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/courses',
    permission: 'course.edit',
    summary: '新建课程草稿',
    input: z.strictObject(courseFields),
    output: z.object({ id }),
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/courses/:id',
    permission: 'course.edit',
    summary: '修改课程介绍；已发布课程的学时不再改动',
    input: z.strictObject({ id, version, ...courseFields }),
    output: z.object({ version }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/courses/:id/publish',
    permission: 'course.edit',
    summary: '发布课程；内容不全时说明缺什么',
    input: z.strictObject({ id, version }),
    output: z.object({ version }),
  }),
  copy: endpoint({
    method: 'POST',
    path: '/api/courses/:id/copy',
    permission: 'course.edit',
    summary: '复制一门课程为新的草稿：章节、视频、文档、测验、作业要求都带过去，直播要另定时间',
    input: z.strictObject({ id, title: courseFields.title }),
    output: z.object({ id }),
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/courses/:id/package',
    permission: 'course.edit',
    summary: '导出课程包（.zip）：目录、文档、测验和答案、视频、字幕，可以导入到别的机构或平台',
    input: z.strictObject({ id }),
    output: fileOut,
    sends: 'file',
  }),
  import: endpoint({
    method: 'POST',
    path: '/api/courses/import',
    permission: 'course.edit',
    summary: '导入课程包为新的草稿；视频重新检查',
    input: z.strictObject({ fileId: id }),
    output: z.object({ id }),
  }),
  arrange: endpoint({
    method: 'PUT',
    path: '/api/courses/:id/outline',
    permission: 'course.edit',
    summary: '调整章节和课时的名称与顺序，增减章节',
    input: z.strictObject({
      id,
      version,
      units: z
        .array(
          z.strictObject({
            /** Absent for a new unit. */
            id: id.optional(),
            title: z.string().trim().min(1, '章节名称不能为空。').max(80),
            lessons: z
              .array(z.strictObject({ id, title: z.string().trim().min(1, '课时名称不能为空。').max(80) }))
              .max(100),
          }),
        )
        .max(60),
    }),
    output: z.object({ version }),
  }),
  addLesson: endpoint({
    method: 'POST',
    path: '/api/courses/:id/lessons',
    permission: 'course.edit',
    summary: '在章节末尾新增一课',
    input: z.strictObject({
      id,
      unitId: id,
      kind: z.enum(lessonKinds),
      title: z.string().trim().min(1, '课时名称不能为空。').max(80),
    }),
    output: z.object({ id }),
  }),
  removeLesson: endpoint({
    method: 'DELETE',
    path: '/api/courses/:id/lessons/:lessonId',
    permission: 'course.edit',
    summary: '移除一课：学过的记录保留，新学员不再看到',
    input: z.strictObject({ id, lessonId: id }),
    output: done,
  }),
  lesson: endpoint({
    method: 'GET',
    path: '/api/courses/:id/lessons/:lessonId',
    permission: 'course.read',
    summary: '预览一课；测验的答案只给课程编辑者',
    input: z.strictObject({ id, lessonId: id }),
    output: lessonRow.extend({
      courseTitle: z.string(),
      pages: documentPages.or(z.array(z.never()).max(0)),
      quiz: quizRules.nullable(),
      live: liveShown.nullable(),
      /** Subtitles of the video; 0: none. */
      cueCount: z.int(),
      work: lessonWork,
      /** Questions drawn from the bank: each rule with the number that it had when the quiz was saved. */
      draws: z.array(bankDraw.extend({ pooled: z.int() })),
      questions: z.array(
        z.object({
          id,
          kind: z.enum(questionKinds),
          stem: z.string(),
          choices: z.array(z.string()),
          prompts: z.array(z.string()),
          points: z.int(),
          answer: z.array(z.int()).nullable(),
          accepted: z.array(z.array(z.string())).nullable(),
          explanation: z.string().nullable(),
        }),
      ),
      mayEdit: z.boolean(),
      /** Why its content can't be changed any more; null while it can. */
      editBlocked: z.string().nullable(),
    }),
  }),
  setVideo: endpoint({
    method: 'PUT',
    path: '/api/courses/:id/lessons/:lessonId/video',
    permission: 'course.edit',
    summary: '用已上传的 MP4 作为本课视频；时长和编码由服务器读取',
    input: z.strictObject({ id, lessonId: id, fileId: id }),
    /** `indexMoved`: its index stood at the end and was put in front. */
    output: z.object({ lengthSec: z.int(), sizeBytes: z.int(), indexMoved: z.boolean() }),
  }),
  setDocument: endpoint({
    method: 'PUT',
    path: '/api/courses/:id/lessons/:lessonId/document',
    permission: 'course.edit',
    summary: '保存文档的各页',
    input: z.strictObject({ id, lessonId: id, pages: documentPages }),
    output: z.object({ lengthSec: z.int() }),
  }),
  setQuiz: endpoint({
    method: 'PUT',
    path: '/api/courses/:id/lessons/:lessonId/quiz',
    permission: 'course.edit',
    summary: '保存测验的题目和规则；按规则从题库取入题目，题库以后的改动不影响这个测验',
    input: z.strictObject({
      id,
      lessonId: id,
      rules: quizRules,
      questions: z.array(quizQuestion).max(200),
      draws: bankDraws,
    }),
    output: done,
  }),
  widenAnswers: endpoint({
    method: 'PUT',
    path: '/api/courses/:id/lessons/:lessonId/questions/:questionId/accepted',
    permission: 'course.edit',
    summary: '给已发布的填空题、简答题补充可接受的答案，交过的试卷随后重新判分；只增不减',
    input: z.strictObject({
      id,
      lessonId: id,
      questionId: id,
      accepted: z
        .array(z.array(z.string().trim().min(1).max(300)).min(1).max(20, '一个空最多 20 种答案。'))
        .min(1)
        .max(8),
    }),
    output: done,
  }),
  media: endpoint({
    method: 'GET',
    path: '/api/courses/:id/lessons/:lessonId/media',
    permission: 'course.read',
    summary: '预览视频（支持分段读取）',
    input: z.strictObject({ id, lessonId: id }),
    output: fileOut,
    sends: 'file',
  }),
  packages: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/packages',
    permission: 'course.read',
    summary: '项目各学段的课程包，以及还缺什么',
    input: z.strictObject({ programId: id }),
    output: z.array(
      z.object({
        stage,
        stageName: z.string(),
        hoursX100: z.int(),
        wantedX100: z.int(),
        problems: z.array(z.string()),
        assignedAt: instantOut.nullable(),
        version: z.int(),
        /** How many electives each one may take; null: all of them. */
        electivesMost: z.int().nullable(),
        courses: z.array(packageCourse),
        mayEdit: z.boolean(),
      }),
    ),
  }),
  assignPackages: endpoint({
    method: 'PUT',
    path: '/api/programs/:programId/packages',
    permission: 'course.edit',
    summary: '承训机构为项目配置各学段课程包，共同主题必修',
    input: z.strictObject({
      programId: id,
      packages: z
        .array(
          z.strictObject({
            stage,
            /** 0 for a package that is not there yet. */
            version: z.int().min(0),
            electivesMost: z.int().min(1, '至少可选 1 门。').max(50).nullable().default(null),
            courses: z
              .array(z.strictObject({ courseId: id, required: z.boolean() }))
              .min(1, '课程包里至少要有一门课程。')
              .max(100),
          }),
        )
        .min(1)
        .max(6),
    }),
    output: done,
  }),
  ...bankEndpoints,
  ...captionEndpoints,
  ...liveEndpoints,
  ...pdfEndpoints,
  ...courseWorkEndpoints,
});
