/** Functions that ArangoDB 3.12 has and this server has not: named in the refusal, unlike a function that does not exist at all. */
export const uncoveredFunctions: ReadonlySet<string> = new Set([
  // analyzers and ArangoSearch
  ...[
    'ANALYZER',
    'BOOST',
    'BM25',
    'EXISTS',
    'NGRAM_MATCH',
    'LEVENSHTEIN_MATCH',
    'MINHASH_MATCH',
    'OFFSET_INFO',
    'PHRASE',
  ],
  ...['TFIDF', 'TOKENS', 'MINHASH', 'FULLTEXT'],
  // geo indexes, and what is deprecated
  ...['IS_IN_POLYGON', 'NEAR', 'WITHIN', 'WITHIN_RECTANGLE'],
  // vector indexes
  ...['APPROX_NEAR_COSINE', 'APPROX_NEAR_L2', 'APPROX_NEAR_INNER_PRODUCT'],
  'SLEEP',
]);
