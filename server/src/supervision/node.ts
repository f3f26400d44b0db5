import { instantText } from '@yanxiu/domain/kernel/day';
import { listAncestors } from '../org/store.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import {
  emptyFigures,
  type FigureKey,
  type Figures,
  figuresBelow,
  findNode,
  listChildren,
  listSubordinates,
} from './store/figures.ts';

export interface NodeInput {
  readonly programId: string;
  readonly orgId?: string | undefined;
}

/** The node that is looked at: the named one, or the actor's own unit, or the publisher's region for a provider. */
export async function nodeFor(ctx: Ctx, input: NodeInput) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const own = actorOf(ctx).assignment;
  const home = own && own.orgKind !== 'provider' ? own.orgId : program.publisherId;
  const node = await findNode(ctx.db, program.id, input.orgId ?? home);
  if (!node) notFound();
  const inRegion = node.path.startsWith(program.publisherPath) || program.publisherPath.startsWith(node.path);
  if (!inRegion || !reaches(ctx, node.path, program.publisherPath)) notFound();
  return { program, node };
}

/** A node is shown from the reader's own downward, never beside or above it. */
function reaches(ctx: Ctx, path: string, publisherPath: string): boolean {
  if (ctx.scope.kind === 'tree') return path.startsWith(ctx.scope.path);
  return path.startsWith(publisherPath);
}

/** Figures of a node and of each of its children; the node's are the sums. */
export async function nodeFigures(ctx: Ctx, input: NodeInput) {
  const { program, node } = await nodeFor(ctx, input);
  const { settings } = program;
  const isSchool = node.kind === 'school';
  const depth = node.path.split('/').filter(Boolean).length + (isSchool ? 0 : 1);
  const plan = {
    programId: program.id,
    onlineX100: settings.hours.onlineX100,
    schoolBasedX100: settings.hours.schoolBasedX100,
    startedX100: settings.study.startedX100,
  };
  const [rows, children, ancestors] = await Promise.all([
    figuresBelow(ctx.db, ctx.scope, plan, { path: node.path, depth, bySchool: isSchool }),
    isSchool ? listSubordinates(ctx.db, program.id, node.id) : listChildren(ctx.db, program.id, node.id),
    listAncestors(ctx.db, node.path),
  ]);
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const shown = children
    .map((child) => ({
      id: child.id,
      name: child.name,
      kind: child.kind,
      figures: byPath.get(child.path) ?? emptyFigures,
    }))
    .filter((child) => child.figures.units > 0 || child.figures.due > 0);
  return {
    programName: program.name,
    asOf: instantText(ctx.now),
    onlinePlannedX100: settings.hours.onlineX100,
    schoolBasedPlannedX100: settings.hours.schoolBasedX100,
    node: { id: node.id, name: node.name, kind: node.kind, figures: sumFigures(rows) },
    ancestors: ancestors.filter((one) => reaches(ctx, pathThrough(node.path, one.id), program.publisherPath)),
    children: shown,
  };
}

/** The part of a path that ends with an id: the ancestor's own path. */
function pathThrough(path: string, id: string): string {
  return path.slice(0, path.indexOf(id) + id.length + 1);
}

export function sumFigures(rows: readonly Figures[]): Figures {
  const keys = Object.keys(emptyFigures) as FigureKey[];
  return Object.fromEntries(
    keys.map((key) => [key, rows.reduce((total, row) => total + row[key], 0)]),
  ) as unknown as Figures;
}
