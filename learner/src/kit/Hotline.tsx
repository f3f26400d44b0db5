import { dialText, knownHotline } from '../frame/hotline.ts';

/** “客服热线 …”, ready to dial; nothing while no hotline is known. */
export function Hotline({ lead = '客服热线' }: { lead?: string }) {
  const hotline = knownHotline();
  if (!hotline) return null;
  return (
    <p class="hotline">
      {lead}{' '}
      <a class="hotline-number num" href={`tel:${dialText(hotline)}`}>
        {hotline}
      </a>
    </p>
  );
}
