import { type AddressedUnit, isAddressed, type TargetKind, type TargetLevel } from '@yanxiu/domain/notice/target';
import { actorOf, type Ctx } from '../platform/http/context.ts';

interface Issued {
  readonly state: string;
  readonly kind: string;
  readonly orgPath: string;
  readonly targetLevels: readonly TargetLevel[];
  readonly targetKinds: readonly TargetKind[];
}

export function targetsOf(row: Pick<Issued, 'targetLevels' | 'targetKinds'>) {
  return { levels: row.targetLevels, kinds: row.targetKinds };
}

/** The actor's unit (`own`) signs for what a level above has issued to units like it; 资料 are for taking, not signing. */
export function isAddressedTo(ctx: Ctx, row: Issued, own: AddressedUnit | null): boolean {
  const path = actorOf(ctx).assignment?.orgPath ?? '';
  const isFromAbove = row.state === 'published' && path !== row.orgPath && path.startsWith(row.orgPath);
  return isFromAbove && row.kind !== 'material' && own !== null && isAddressed(targetsOf(row), own);
}
