export const Logo = ({ className = 'size-6' }: { className?: string }) => (
  <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
    <rect width="32" height="32" rx="8" className="fill-accent" />
    <path
      d="M8 21.5V14a4 4 0 0 1 4-4h6.5M13 21.5V19a3 3 0 0 1 3-3h4"
      fill="none"
      stroke="#fff"
      strokeWidth="2.6"
      strokeLinecap="round"
    />
    <circle cx="22.5" cy="10" r="2.6" fill="#fff" />
    <circle cx="23.5" cy="16" r="2.1" fill="#fff" opacity=".75" />
  </svg>
);
