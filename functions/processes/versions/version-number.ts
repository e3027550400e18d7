/** The number a draft gets after `published`: the next minor one. A pre-release leads to its release. */
export function nextVersion(published: string): string {
  const [release, preRelease] = published.split('-', 2) as [string, string?];
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return preRelease === undefined ? `${major}.${minor + 1}.0` : release;
}
