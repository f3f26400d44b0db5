import { overview } from '@yanxiu/contract/overview';
import { serve } from '../platform/http/serve.ts';
import { start } from './start.ts';

export const overviewFeature = serve(overview, { start });
