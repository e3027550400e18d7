import { type ClassValue, clsx } from 'clsx';
import { twMerge } from 'tailwind-merge';

/** Joins class names; where two Tailwind classes contradict each other, the later one wins. */
export const cn = (...values: ClassValue[]): string => twMerge(clsx(values));
