import { dayOf } from '@yanxiu/domain/kernel/day';
import { loggedIn } from '../access/facts.ts';
import { on } from '../platform/http/facts.ts';
import { markFirstLogin } from './store/mine.ts';

export const onLoggedIn = on(loggedIn, (ctx, { personId }) =>
  markFirstLogin(ctx.db, personId, ctx.now, dayOf(ctx.now)),
);
