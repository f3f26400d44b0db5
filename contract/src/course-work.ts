import { block } from '@yanxiu/domain/course/document';
import { assignmentRules, discussionRules, workPrompt } from '@yanxiu/domain/course/work-rules';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { id } from './kernel/fields.ts';

const saved = z.object({ promptLength: z.int() });

/** What an assignment or a discussion asks for, in the preview of its lesson. */
export const lessonWork = z
  .object({
    prompt: z.array(block),
    assignment: z.object(assignmentRules.shape).nullable(),
    discussion: discussionRules.nullable(),
  })
  .nullable();

/** Lessons that people mark: a part of the course feature. */
export const courseWorkEndpoints = {
  setAssignment: endpoint({
    method: 'PUT',
    path: '/api/courses/:id/lessons/:lessonId/assignment',
    permission: 'course.edit',
    summary: '保存作业的要求、评分项、截止和互评规则',
    input: z.strictObject({ id, lessonId: id, prompt: workPrompt, rules: assignmentRules }),
    output: saved,
  }),
  setDiscussion: endpoint({
    method: 'PUT',
    path: '/api/courses/:id/lessons/:lessonId/discussion',
    permission: 'course.edit',
    summary: '保存讨论的话题和计分规则',
    input: z.strictObject({ id, lessonId: id, prompt: workPrompt, rules: discussionRules }),
    output: saved,
  }),
};
