/** The open book of the favicon. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--brand)" />
      <path
        d="M6.500 9.500c3.800-1 6.700-.5 9.500 1.500 2.800-2 5.700-2.500 9.500-1.500v12c-3.800-1-6.700-.5-9.500 1.500-2.800-2-5.700-2.500-9.500-1.500z"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M16 11v12" stroke="#fff" strokeWidth="2" />
    </svg>
  );
}
