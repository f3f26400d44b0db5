import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { id } from './kernel/fields.ts';

const programId = id;
const electives = z.object({
  /** How many may be taken; null: nothing is to be chosen. */
  most: z.int().nullable(),
  chosen: z.int(),
});

/** Choosing electives, where a package limits them. */
export const electiveEndpoints = {
  electives: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/study/electives',
    permission: 'study.self',
    summary: '最多可选几门选修课，已经选了几门',
    input: z.strictObject({ programId }),
    output: electives,
  }),
  chooseElective: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/study/courses/:courseId/choice',
    permission: 'study.self',
    summary: '选一门选修课，或退选还没有学的一门',
    readOnly: true,
    input: z.strictObject({ programId, courseId: id, chosen: z.boolean() }),
    output: electives,
  }),
};
