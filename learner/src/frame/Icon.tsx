/** Line drawings of the bottom bar and of lesson kinds; a word always stands beside them. */
const paths = {
  study: 'M4 5.5C6.5 4.7 9.5 5 12 6.8 14.5 5 17.5 4.7 20 5.5v13c-2.5-.8-5.5-.5-8 1.3-2.5-1.8-5.5-2.1-8-1.3zM12 6.8v13',
  task: 'M5 4.5h14v15H5zM8.5 9.5l1.5 1.5 2.5-2.7M8.5 15h7M14.5 10H16',
  me: 'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM4.7 20c.6-4 3.5-6 7.3-6s6.7 2 7.3 6',
  video: 'M4 5.5h16v13H4zM10.3 9v6l5-3z',
  document: 'M6 3.5h8.5L18 7v13.5H6zM9 11h6M9 14.5h6M14 3.8V7.5h3.7',
  quiz: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.7 9.7c.2-1.3 1.1-2 2.4-2 1.4 0 2.4.8 2.4 2 0 1.8-2.4 1.9-2.4 3.8M12.1 16.2v.4',
  back: 'M14.5 5l-7 7 7 7',
  next: 'M9.5 5l7 7-7 7',
  done: 'M5 12.5l4.5 4.5L19 7',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
