import { z } from 'zod';

/** The one body of every error; `code` is `kind` for the six transport errors and `feature.code` for a refusal. */
export const errorBody = z.strictObject({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
});

export type ErrorBody = z.infer<typeof errorBody>;

export const transportErrors = {
  invalid: { status: 400, message: '提交的内容有误，请按提示修改后再试。' },
  unauthenticated: { status: 401, message: '登录已过期，请重新登录。' },
  forbidden: { status: 403, message: '您的角色不能进行这项操作。如有需要，请联系上级管理员。' },
  not_found: { status: 404, message: '没有找到这项内容，可能已被移除，或不在您的管理范围内。' },
  too_many: { status: 429, message: '操作过于频繁，请稍等片刻再试。' },
  internal: { status: 500, message: '系统出了问题，您的内容没有丢失。请稍后重试；仍不行请联系客服并告知编号。' },
} as const;

export type TransportError = keyof typeof transportErrors;
