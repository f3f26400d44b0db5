import type { AnyEndpoint } from '@yanxiu/contract/kernel/endpoint';
import type { z } from 'zod';

/** What a field named so gets: ids of another region's things, so that an answer to them would be a leak. */
export type ForeignIds = Readonly<Record<string, string>>;

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Record<string, z.ZodType>;
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
  readonly options?: readonly z.ZodType[];
}

const definitionOf = (schema: z.ZodType) => schema._zod.def as unknown as Definition;

/** Values tried for a text until one fits its checks. */
const texts = [
  '测试内容',
  '2021-11-02',
  'test-code-1',
  '15400000001',
  '123456',
  '1234567',
  '102100001008',
  '2021-11-02T09:00:00+08:00',
  'a@example.cn',
  'x',
];
const numbers = [1, 0, 100, 2021, 60, 12_000];

/** An input that the endpoint's schema accepts, with every id field naming something foreign; null when none was found. */
export function sampleInput(endpoint: AnyEndpoint, foreign: ForeignIds): Record<string, unknown> | null {
  const noun = endpoint.path.split('/')[2] ?? '';
  const input: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(endpoint.input.shape as Record<string, z.ZodType>)) {
    const value = sample(name === 'id' ? noun : name, schema, foreign);
    if (value !== undefined) input[name] = value;
  }
  return endpoint.input.safeParse(input).success ? input : null;
}

function sample(name: string, schema: z.ZodType, foreign: ForeignIds): unknown {
  const def = definitionOf(schema);
  const own = foreign[name];
  if (own && schema.safeParse(own).success) return own;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
      return foreign[name] && def.innerType ? sample(name, def.innerType, foreign) : undefined;
    case 'nullable':
      return null;
    case 'pipe':
      return def.in ? sample(name, def.in, foreign) : undefined;
    case 'array':
      return def.element ? [sample(name.replace(/s$/, ''), def.element, foreign)] : [];
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).map(([key, inner]) => [key, sample(key, inner, foreign)]),
      );
    case 'enum':
      return Object.values(def.entries ?? {})[0];
    case 'literal':
      return def.values?.[0];
    case 'union':
      return def.options
        ?.map((option) => sample(name, option, foreign))
        .find((value) => schema.safeParse(value).success);
    case 'boolean':
      return true;
    case 'record':
      return {};
    case 'number':
    case 'int':
      return numbers.find((value) => schema.safeParse(value).success);
    default:
      return [foreign['any'], ...texts].find((value) => schema.safeParse(value).success);
  }
}
