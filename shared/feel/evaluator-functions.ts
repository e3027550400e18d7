/** Functions of DMN that an evaluator knows (feelin): what is called beside these must be defined in the expression itself. */
export const EVALUATOR_FUNCTIONS: ReadonlySet<string> = new Set(
  `date, time, number, string, duration, not, substring, string length, upper case, lower case, substring before, substring after,
   replace, contains, starts with, ends with, matches, split, string join, list contains, list replace, count, min, max, sum, mean,
   all, any, sublist, append, concatenate, insert before, remove, reverse, index of, union, distinct values, flatten, product, median,
   stddev, mode, decimal, floor, ceiling, round up, round down, round half up, round half down, abs, modulo, sqrt, log, exp, odd, even,
   before, after, meets, met by, overlaps, overlaps before, overlaps after, finishes, finished by, includes, during, starts,
   started by, coincides, day of year, day of week, month of year, week of year, is, sort, get value, get entries, context,
   context put, context merge, now, today`
    .split(',')
    .map((name) => name.trim().replaceAll(/\s+/g, ' ')),
);
