/** Line drawings of the bottom bar and of lesson kinds; a word always stands beside them. */
const paths = {
  study: 'M4 5.5C6.5 4.7 9.5 5 12 6.8 14.5 5 17.5 4.7 20 5.5v13c-2.5-.8-5.5-.5-8 1.3-2.5-1.8-5.5-2.1-8-1.3zM12 6.8v13',
  task: 'M5 4.5h14v15H5zM8.5 9.5l1.5 1.5 2.5-2.7M8.5 15h7M14.5 10H16',
  class:
    'M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.8 18.5c.4-3.2 2.6-5 5.7-5s5.3 1.8 5.7 5M15.5 11.2a2.6 2.6 0 1 0-.9-5M16.8 13.7c2.4.3 4 1.9 4.4 4.8',
  me: 'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM4.7 20c.6-4 3.5-6 7.3-6s6.7 2 7.3 6',
  video: 'M4 5.5h16v13H4zM10.3 9v6l5-3z',
  document: 'M6 3.5h8.5L18 7v13.5H6zM9 11h6M9 14.5h6M14 3.8V7.5h3.7',
  quiz: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.7 9.7c.2-1.3 1.1-2 2.4-2 1.4 0 2.4.8 2.4 2 0 1.8-2.4 1.9-2.4 3.8M12.1 16.2v.4',
  assignment: 'M5 4.5h9M5 4.5v15h14v-8M19.5 4.8l1.7 1.7-8.3 8.3-2.6.9.9-2.6z',
  live: 'M4 7h11v10H4zM15 10.5l5-3v9l-5-3M8 12h3',
  discussion: 'M4 5.5h16v10.5h-9l-4 3.5V16H4zM8 9.5h8M8 12.5h5',
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
