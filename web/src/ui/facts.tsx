import type { ReactNode } from 'react';

/** Names with their values, for side panels. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className="grid gap-2.5">{children}</dl>;

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-baseline gap-2">
    <dt className="text-muted text-xs">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);

export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid grid-cols-1 gap-2.5 border-line border-t px-4 py-4 first:border-t-0">
    <h2 className="font-semibold text-muted text-xs">{title}</h2>
    {children}
  </section>
);
